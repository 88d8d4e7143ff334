namespace Unroll.Tests.Recurrence;

/// <summary>Words that come several times in a batch are computed once each, and nothing else changes.</summary>
[Collection(nameof(Threads))]
public class RepeatedRowsTests
{
    private static readonly int[][] Texts =
    [
        [0, 3, 1], [2, 2, 3, 0, 1, 2], [3], [1, 0],
        [.. Enumerable.Range(0, 19).Select(i => i * i % 5)], [.. Enumerable.Range(0, 25).Select(i => i % 7 % 5)],
    ];

    public static TheoryData<string, int, bool> Networks => PackedTests.Networks;

    [Fact]
    public void RowsAreCountedAndFound()
    {
        int[] rest = [.. Enumerable.Repeat(8, 44)];
        var repeats = RepeatedRows.Find([7, 2, 7, 7, 9, 2, .. rest])!;
        Assert.Equal([7, 2, 9, 8], repeats.Different);
        Assert.Equal([0, 1, 0, 0, 2, 1], repeats.Of[..6]);
        Assert.Equal([0, 2, 3], repeats.PlacesOf(0).ToArray());
        Assert.Equal([1, 5], repeats.PlacesOf(1).ToArray());
        Assert.Equal([4], repeats.PlacesOf(2).ToArray());
        Assert.Equal(Enumerable.Range(6, 44), repeats.PlacesOf(3).ToArray());
        Assert.Null(RepeatedRows.Find([.. Enumerable.Range(0, 90), .. Enumerable.Range(0, 10)]));
        Assert.Null(RepeatedRows.Find([1, 1]));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void ValuesAreTheSameBitsAndGradientsTheSame(string cell, int layers, bool bidirectional)
    {
        var network = Cells.Network(cell, 5, 11, layers, bidirectional, batchFirst: true);
        var embedding = new Embedding(6, 5, paddingIndex: 3, seed: 4);
        var tokens = PackedTokens.Pack(Texts);
        var states = new Shape(layers * (bidirectional ? 2 : 1), Texts.Length, 11);
        var initial = Tensor.Uniform(states, -1, 1, 2);
        var (expected, plain) = Run(apart: true);
        var (actual, shared) = Run(apart: false);
        Near.SameBits(expected.Span, actual.Span);
        foreach (var (_, parameter) in network.NamedParameters().Concat(embedding.NamedParameters()))
            Near.Equal(plain[parameter], shared[parameter]);

        (Tensor Values, Gradients Gradients) Run(bool apart)
        {
            var pass = new TrainingPass(1, 1);
            var vectors = embedding.Forward(tokens, pass);
            Assert.NotNull(vectors.Rows!.Repeats);
            if (apart)
                vectors = new PackedSequence(vectors.Data, vectors.Layout);
            var start = new RecurrentState(pass.Watch(initial), cell == "lstm" ? pass.Watch(initial) : null);
            var (output, state) = network.Forward(vectors, pass, start);
            var values = Tensor.Concatenate([output.Data.Reshape(-1), state.Hidden.Reshape(-1)]);
            var inference = network.Forward(embedding.Forward(tokens), initial: start).Output.Data;
            Near.SameBits(inference.Span, output.Data.Span);
            return (values, (values * Tensor.Uniform(values.Shape, -1, 1, 9)).Sum().Backward());
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void LastStatesAloneAreTheSame(string cell, int layers, bool bidirectional)
    {
        var network = Cells.Network(cell, 5, 11, layers, bidirectional, batchFirst: true);
        var embedding = new Embedding(6, 5, seed: 4);
        var tokens = PackedTokens.Pack(Texts);
        var (expected, whole) = Run(pass => network.Forward(embedding.Forward(tokens, pass), pass).State);
        var (actual, last) = Run(pass => network.LastState(embedding.Forward(tokens, pass), pass));
        Near.SameBits(expected.Span, actual.Span);
        Near.SameBits(expected.Span, network.LastState(embedding.Forward(tokens)).Hidden.Span);
        foreach (var (_, parameter) in network.NamedParameters().Concat(embedding.NamedParameters()))
            Near.SameBits(whole[parameter].Span, last[parameter].Span);

        static (Tensor Hidden, Gradients Gradients) Run(Func<TrainingPass, RecurrentState> forward)
        {
            var hidden = forward(new TrainingPass(1, 1)).Hidden;
            return (hidden, (hidden * hidden).Sum().Backward());
        }
    }

    [Fact]
    public void AnyNumberOfThreadsGivesTheSameBits()
    {
        var results = new List<float[]>();
        var before = Threads.Count;
        try
        {
            foreach (var threads in new[] { 1, 2, 3 })
            {
                Threads.Count = threads;
                var network = Cells.Network("lstm", 5, 35, 2, true, true);
                var embedding = new Embedding(40, 5, seed: 4);
                var pass = new TrainingPass(1, 1);
                var texts = Enumerable.Range(1, 30)
                    .Select(i => Enumerable.Range(i, i).Select(j => j * j % 40).ToArray());
                var tokens = PackedTokens.Pack([.. texts]);
                var gradients = network.Forward(embedding.Forward(tokens, pass), pass).Output.Data.Sum().Backward();
                var parameters = network.NamedParameters().Concat(embedding.NamedParameters());
                results.Add([.. parameters.SelectMany(entry => gradients[entry.Parameter].ToArray())]);
            }
        }
        finally
        {
            Threads.Count = before;
        }
        Assert.All(results, result => Assert.Equal(results[0], result));
    }

    [Fact]
    public void VectorsThatNobodyReadBeforeAnUpdateAreRefused()
    {
        var embedding = new Embedding(6, 5, seed: 4);
        var vectors = embedding.Forward(PackedTokens.Pack(Texts));
        embedding.Weight.Update(values => values[0] = 1);
        Assert.Contains(
            "call Forward again", Assert.Throws<InvalidOperationException>(() => vectors.Data).Message,
            StringComparison.Ordinal);
    }
}
