using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Gates;

/// <summary>What is shown of a trace.</summary>
/// <param name="Trace">The trace.</param>
/// <param name="Layers">The directions of the layers that were asked for.</param>
/// <param name="Units">How many units are shown one by one; null for the means of all.</param>
internal sealed record GatesShown(TextTrace Trace, IReadOnlyList<LayerTrace> Layers, int? Units)
{
    /// <summary>The tokens.</summary>
    public IReadOnlyList<string> Tokens => Trace.Tokens;

    /// <summary>What the numbers are.</summary>
    public string Summary => Units is { } shown
        ? $"the first {shown} of {AllUnits:N0} units"
        : $"mean over {AllUnits:N0} units; |h|: of absolute values";

    private int AllUnits => UnitsOf(Trace);

    /// <summary>Which of the tokens are shown; null if all are.</summary>
    /// <param name="most">How many can be.</param>
    public string? Cut(int most) => Tokens.Count > most || Trace.IsCut
        ? $"the first {Math.Min(most, Tokens.Count)} of {(Trace.IsCut ? "more than " : "")}{Tokens.Count:N0} tokens"
        : null;

    /// <summary>What was asked for.</summary>
    /// <param name="layer">A layer, from 1; null for all.</param>
    /// <param name="units">How many units to show one by one; null for the means of all.</param>
    /// <exception cref="UsageException">The model has no such layer, or not so many units.</exception>
    public static GatesShown Of(TextTrace trace, int? layer, int? units)
    {
        var all = trace.Network.Layers;
        var (layers, most) = (all[^1].Layer + 1, UnitsOf(trace));
        if (layer > layers)
            throw new UsageException(
                $"--layer is {layer}, but the model has {Amount.Of(layers, "layer")}; give {layers} or less");
        if (units > most)
            throw new UsageException(
                $"--units is {units}, but a layer of the model has {Amount.Of(most, "unit")}; give {most} or less");
        return new GatesShown(
            trace, [.. all.Where(one => layer is null || one.Layer == layer - 1)], units);
    }

    private static int UnitsOf(TextTrace trace) => trace.Network.Layers[0].Series[^1].Values.Shape[1];
}
