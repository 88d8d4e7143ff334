namespace Unroll.Tests.Recurrence;

/// <summary>Inputs looked up in a table give the bits that the inputs themselves give.</summary>
public class InputTableTests
{
    private static readonly int[][] Rows = [[0, 3, 1], [2, 2, 3, 0, 1, 2], [3], [1, 0]];

    public static TheoryData<string, int, bool> Networks => PackedTests.Networks;

    [Theory]
    [MemberData(nameof(Networks))]
    public void TheTableGivesTheSameBits(string cell, int layers, bool bidirectional)
    {
        var network = Cells.Network(cell, 5, 11, layers, bidirectional, batchFirst: true);
        var vectors = Tensor.Uniform(new Shape(4, 5), -1, 1, 1);
        var rows = PackedTokens.Pack(Rows);
        var states = new Shape(layers * (bidirectional ? 2 : 1), Rows.Length, 11);
        var initial = new RecurrentState(
            Tensor.Uniform(states, -1, 1, 2), cell == "lstm" ? Tensor.Uniform(states, -1, 1, 3) : null);
        foreach (var start in new[] { null, initial })
        {
            var (expected, expectedState) = network.Forward(
                new PackedSequence(vectors.IndexSelect(0, rows.Ids), rows.Layout), initial: start);
            var table = network.Tabulate(vectors);
            var (output, state) = network.Forward(table, rows, start);
            var last = network.LastState(table, rows, start);
            Near.SameBits(expected.Data.Span, output.Data.Span);
            Near.SameBits(expectedState.Hidden.Span, state.Hidden.Span);
            Near.SameBits(expectedState.Hidden.Span, last.Hidden.Span);
            Assert.Equal(expectedState.Memory?.ToArray(), last.Memory?.ToArray());
        }
    }

    [Fact]
    public void TablesOfOthersAndOldOnesAreRefused()
    {
        var network = new Recurrent<LstmCell>(5, 3, seed: 1);
        var table = network.Tabulate(Tensor.Zeros(4, 5));
        var rows = PackedTokens.Pack([[0, 1]]);
        Assert.Contains(
            "another network", Assert.Throws<ArgumentException>(
            () => new Recurrent<LstmCell>(5, 3).Forward(table, rows)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "the table has 4 vectors", Assert.Throws<ArgumentOutOfRangeException>(
            () => network.LastState(table, PackedTokens.Pack([[0, 4]]))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "this network reads [n, 5]", Assert.Throws<ArgumentException>(
            () => network.Tabulate(Tensor.Zeros(4, 4))).Message, StringComparison.Ordinal);
        network.NamedParameters().First().Parameter.Update(values => values[0] = 1);
        Assert.Contains(
            "updated since", Assert.Throws<InvalidOperationException>(() => network.LastState(table, rows)).Message,
            StringComparison.Ordinal);
    }
}
