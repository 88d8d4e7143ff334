using CustomCell;

namespace Unroll.Tests.Attentions;

/// <summary>
/// A step at a time in memory that is kept gives the bits that <see cref="IAttentionRecurrent.Forward"/> gives.
/// </summary>
public class AttentionStepsTests
{
    private const int Input = 3, Hidden = 5, Words = 9;

    /// <summary>
    /// For each step the rows that its rows go on from: some by none, some by several, and in another order.
    /// </summary>
    private static readonly int[][] Parents =
        [[0, 1, 2, 3], [0, 0, 1, 2, 3, 3], [1, 0, 1, 2, 4, 5, 4], [6, 6, 3, 0, 6], [4, 0]];

    private static readonly int[][] Ids =
        [[8, 8, 8, 8], [0, 1, 0, 2, 3, 7], [1, 1, 4, 5, 0, 6, 2], [1, 8, 3, 3, 0], [2, 2]];

    public static TheoryData<string, string, bool, bool> Cases => new(
        from score in (string[])["additive", "bilinear", "dot", "scaled-dot"]
        from cell in (string[])["lstm", "gru", "elman", "janet"]
        from extras in ((bool, bool)[])[(false, false), (true, false), (false, true), (true, true)]
        select (cell, score, extras.Item1, extras.Item2));

    [Theory]
    [MemberData(nameof(Cases))]
    public void EachStepIsThatOfForward(string cell, string score, bool inputFeeding, bool coverage)
    {
        switch (cell)
        {
            case "lstm": Compare<LstmCell>(score, inputFeeding, coverage); break;
            case "gru": Compare<GruCell>(score, inputFeeding, coverage); break;
            case "elman": Compare<ElmanCell>(score, inputFeeding, coverage); break;
            default: Compare<JanetCell>(score, inputFeeding, coverage); break;
        }
    }

    [Fact]
    public void RowsOfTheStepBeforeThatAreNotThereAreRefused()
    {
        var siblings = new Siblings();
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => siblings.Find([0, 3], 3));
        Assert.Contains("parents[1] is 3, but the step before has 3 rows", refused.Message, StringComparison.Ordinal);
    }

    private static void Compare<TCell>(string name, bool inputFeeding, bool coverage)
        where TCell : struct, IRecurrentCell
    {
        var score = AttentionRecurrentTests.Score(name, Hidden);
        var layer = new AttentionRecurrent<TCell>(
            Input, Hidden, score, new() { InputFeeding = inputFeeding, Coverage = coverage }, seed: 7);
        var coverageWeight =
            layer.NamedParameters().SingleOrDefault(entry => entry.Name == "coverage.weight").Parameter;
        coverageWeight?.Assign(Tensor.Of(-1.5f));
        var words = new Parameter(Tensor.Uniform(new Shape(Words, Input), -1, 1, 9));
        var memory = layer.Prepare(
            PackedSequence.PackSequence(AttentionRecurrentTests.Sequences([2, 6, 1, 4], score.KeySize, 20), false));
        var states = new Shape(1, 4, Hidden);
        var start = new RecurrentState(
            Tensor.Uniform(states, -1, 1, 30), TCell.HasMemory ? Tensor.Uniform(states, -1, 1, 31) : null);
        var table = ((IStepwiseAttention)layer).TabulateAsTheyCome(words);
        // The second run finds all words in the table, and memory that the first has used.
        for (var run = 0; run < 2; run++)
        {
            var steps = ((IStepwiseAttention)layer).Steps(memory);
            steps.Layer.Start(start.Hidden.Span, start.Memory is null ? default : start.Memory.Span);
            var siblings = new Siblings();
            var (state, covered, sources) = (start, (AttentionCoverage?)null, (int[])[0, 1, 2, 3]);
            var expected = new List<AttentionResult>();
            for (var step = 0; step < Parents.Length; step++)
            {
                var parents = Parents[step];
                sources = [.. parents.Select(parent => sources[parent])];
                state = new RecurrentState(state.Hidden.IndexSelect(1, parents), state.Memory?.IndexSelect(1, parents));
                var result = layer.Forward(
                    new PackedSequence(words.Value.IndexSelect(0, Ids[step]), PackedLayout.Uniform(1, parents.Length)),
                    memory, state, sourceOf: sources, coverage: covered?.Select(parents));
                (state, covered) = (result.State, result.Coverage);
                expected.Add(result);

                var fed = new float[parents.Length * layer.FedSize];
                siblings.Find(parents, steps.Layer.Rows);
                steps.Step(siblings, sources, table, Ids[step], fed, layer.FedSize);
                for (var row = 0; row < parents.Length; row++)
                {
                    Near.SameBits(result.Output.Data.Select(0, row).Span, steps.Layer.Hidden(row));
                    Near.SameBits(
                        result.Read.Data.Select(0, row).Span[Input..], fed.AsSpan(row * layer.FedSize, layer.FedSize));
                }
            }
            for (var step = 0; step < Parents.Length; step++)
            {
                for (var row = 0; row < Parents[step].Length; row++)
                    Near.SameBits(expected[step].Weights[row, 0], steps.History.WeightsOf(step, row));
            }
            steps.Release();
            siblings.Release();
        }
    }
}
