namespace Unroll;

public sealed partial class Recurrent<TCell>
{
    private const string Memory = "c";
    private const string Hidden = "h";

    /// <summary>The blocks that a cell sees of a step's gates.</summary>
    private static int Blocks => Math.Max(TCell.Gates, TCell.SavedBlocks);

    /// <inheritdoc/>
    public RecurrentTrace Trace(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Rank != 2 || input.Shape[0] == 0 || input.Shape[1] != InputSize)
            throw new ArgumentException(
                $"the input has shape {input.Shape}, but one sequence of [time, {InputSize}] was expected, of one "
                + "step or more", nameof(input));
        var gates = TracedGates();
        var layers = new List<LayerTrace>();
        foreach (var (layer, directions) in _layers.Index())
        {
            LayerTrace[] traces = [.. directions.Select((weights, d) => Trace(weights, input, layer, d == 1, gates))];
            layers.AddRange(traces);
            input = traces is [var only] ? only[Hidden] : Tensor.Concatenate([traces[0][Hidden], traces[1][Hidden]], 1);
        }
        return new RecurrentTrace(layers);
    }

    private LayerTrace Trace(
        DirectionWeights weights, Tensor input, int layer, bool isReverse, IReadOnlyList<string> gates)
    {
        var (steps, width) = (input.Shape[0], input.Shape[1]);
        string[] names = [.. gates, .. TCell.HasMemory ? [Memory] : Array.Empty<string>(), Hidden];
        float[][] values = [.. names.Select(_ => new float[steps * HiddenSize])];
        var state = NewStates(layers: 1);
        for (; state.Steps < steps; state.Steps++)
        {
            var t = isReverse ? steps - 1 - (int)state.Steps : (int)state.Steps;
            var hidden = Advance(weights, input.Span.Slice(t * width, width), state, layer: 0);
            for (var gate = 0; gate < gates.Count; gate++)
                Keep(state.Gates.AsSpan(gate * weights.Units, HiddenSize), values[gate]);
            if (TCell.HasMemory)
                Keep(state.Memory[0].AsSpan(state.Places(weights.Units).Next, HiddenSize), values[^2]);
            Keep(hidden, values[^1]);

            void Keep(ReadOnlySpan<float> now, float[] all) => now.CopyTo(all.AsSpan(t * HiddenSize));
        }
        var shape = new Shape(steps, HiddenSize);
        return new LayerTrace(
            layer, isReverse, [.. names.Zip(values, (name, all) => new TracedSeries(name, Tensor.Of(shape, all)))]);
    }

    /// <summary>The names of the blocks of gates that are traced.</summary>
    private static IReadOnlyList<string> TracedGates()
    {
        if (TCell.GateNames is not { } names)
            return [.. Enumerable.Range(1, Blocks).Select(number => $"gate {number}")];
        if (names.Count > Blocks)
            throw new InvalidOperationException(
                $"the cell {Quoted.Cell(TCell.Name)} names {names.Count} gates, but leaves {Blocks} blocks; give one "
                + "name for each at most");
        string[] all = [.. names, Memory, Hidden];
        if (names.Any(string.IsNullOrWhiteSpace) || all.Distinct().Count() < all.Length)
            throw new InvalidOperationException(
                $"the cell {Quoted.Cell(TCell.Name)} calls its gates {string.Join(", ", names.Select(Quoted.Cell))}; "
                + "give names that differ from each other and from c and h");
        return names;
    }
}
