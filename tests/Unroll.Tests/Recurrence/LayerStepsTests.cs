namespace Unroll.Tests.Recurrence;

/// <summary>A layer that goes on step by step from rows of the step before, and the table of what it reads.</summary>
public class LayerStepsTests
{
    private const int Input = 5, Hidden = 11;

    private static readonly int[][] Parents = [[0, 1, 2], [2, 0, 0, 1], [3, 3, 3], [1]];

    public static TheoryData<string> CellNames => new("lstm", "gru", "elman", "janet");

    [Theory]
    [MemberData(nameof(CellNames))]
    public void EachStepIsThatOfTheNetwork(string cell)
    {
        var network = (IStepwiseRecurrent)Cells.Network(
            cell, Input, Hidden, layers: 2, bidirectional: false, batchFirst: false);
        var states = new Shape(2, 3, Hidden);
        var state = new RecurrentState(
            Tensor.Uniform(states, -1, 1, 2), cell == "lstm" ? Tensor.Uniform(states, -1, 1, 3) : null);
        LayerSteps[] layers = [network.Steps(0), network.Steps(1)];
        for (var layer = 0; layer < 2; layer++)
            layers[layer].Start(Part(state.Hidden, layer), state.Memory is null ? default : Part(state.Memory, layer));
        var siblings = new Siblings();
        foreach (var (step, parents) in Parents.Index())
        {
            var x = Tensor.Uniform(new Shape(parents.Length, Input), -1, 1, 10 + (ulong)step);
            var before =
                new RecurrentState(state.Hidden.IndexSelect(1, parents), state.Memory?.IndexSelect(1, parents));
            (var output, state) =
                network.Forward(new PackedSequence(x, PackedLayout.Uniform(1, parents.Length)), initial: before);
            siblings.Find(parents, layers[0].Rows);
            var read = x.ToArray();
            foreach (var layer in layers)
            {
                layer.MakeRoom(parents.Length);
                layer.ReadInputs(parents.Length, read, read.Length / parents.Length);
                layer.Advance(siblings);
                read = [.. Enumerable.Range(0, parents.Length).SelectMany(row => layer.Hidden(row).ToArray())];
            }
            Near.SameBits(output.Data.Span, read);
        }

        static ReadOnlySpan<float> Part(Tensor states, int layer) => states.Select(0, layer).Span;
    }

    [Fact]
    public void VectorsPastTheTablesEndGiveTheSameBits()
    {
        // 2,048 units leave room for 16,384 vectors.
        var network = new Recurrent<ElmanCell>(1, 2048, seed: 1);
        var vectors = new Parameter(Tensor.Uniform(new Shape(16_386, 1), -1, 1, 2));
        var table = ((IStepwiseRecurrent)network).TabulateAsTheyCome(vectors);
        int[] ids = [16_385, 0, 16_383, 16_384, 16_385];
        var expected = network.Tabulate(vectors.Value.IndexSelect(0, ids));
        for (var time = 0; time < 2; time++)
        {
            var parts = new float[ids.Length * table.Width];
            table.Copy(ids, parts, table.Width);
            for (var i = 0; i < ids.Length; i++)
                Near.SameBits(expected.Values[0].AsSpan(i * expected.Stride, table.Width),
                    parts.AsSpan(i * table.Width, table.Width));
        }
        var refused = Assert.Throws<ArgumentOutOfRangeException>(
            () => table.Copy([16_386], new float[table.Width], table.Width));
        Assert.Contains("ids[0] is 16386", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATableIsOfTheWeightsAndVectorsThatItWasMadeWith()
    {
        var network = new Recurrent<LstmCell>(Input, Hidden, seed: 1);
        var vectors = new Parameter(Tensor.Uniform(new Shape(3, Input), -1, 1, 2));
        var table = ((IStepwiseRecurrent)network).TabulateAsTheyCome(vectors);
        Assert.True(table.IsCurrent);
        vectors.Update(values => values[0]++);
        Assert.False(table.IsCurrent);
        table = ((IStepwiseRecurrent)network).TabulateAsTheyCome(vectors);
        network.NamedParameters().Last().Parameter.Update(values => values[0]++);
        Assert.False(table.IsCurrent);
    }
}
