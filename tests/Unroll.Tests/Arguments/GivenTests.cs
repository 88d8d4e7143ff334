namespace Unroll.Tests;

/// <summary>What is said of a null in a collection, and of a size without sense.</summary>
public class GivenTests
{
    private static readonly Tensor Some = Tensor.Of(1, 2);

    public static TheoryData<Func<object>, string, string> Refused => new()
    {
        { () => Tensor.Concatenate([Some, null!]), "tensors", "tensors[1] is null" },
        { () => Tensor.Stack([null!, Some]), "tensors", "tensors[0] is null" },
        { () => Padding.PadSequence([Some, null!]), "sequences", "sequences[1] is null" },
        { () => Padding.PadSequence([[1], (int[])null!]), "sequences", "sequences[1] is null" },
        { () => PackedTokens.Pack([[1], null!]), "sequences", "sequences[1] is null" },
        { () => new Sgd([null!]), "parameters", "parameters[0] is null" },
        { () => Saved([("a", null!)]), "tensors", "tensors[0].Tensor is null" },
        { () => Saved([(null!, Some)]), "tensors", "tensors[0].Name is null" },
        { () => SavedCheckpoint([("best", null!)]), "more", "more[0].Tensor is null" },
        { () => new Adam(new Named("w", "b", "w")), "module",
            "the module's parameters 0 and 2 are both called \"w\", but each is saved by its own name; rename one" },
        { () => new Sgd(new Named("w", null!)), "module", "the module's parameter 1 has no name" },
        { () => new AdamW(new Named(null)), "module", "the module's NamedParameters returned null" },
        { () => new RecurrentState(null!), "Hidden", "cannot be null" },
        { () => new Lstm(1, 1, layers: int.MaxValue), "layers", "layers is 2147483647, but a number from 1 to 1024" },
        { () => new Gru(1, 1, layers: 0), "layers", "layers is 0, but a number from 1 to 1024" },
        { () => new Gru(1, 1, new RecurrentOptions { Layers = 0 }), "Layers",
            "Layers is 0, but a number from 1 to 1024" },
        { () => new Dropout(float.NaN), "probability", "probability is NaN, but a number from 0 to 1 was expected" },
        { () => new StepSchedule(every: 0), "every", "every is 0, but a number of 1 or more was expected" },
        { () => new Adam([new Parameter(Some)], new AdamOptions { Epsilon = 0 }), "Epsilon",
            "Epsilon is 0, but a number above 0" },
        { () => Given.Known((PaddingSide)7, "Side"), "Side", "Side is 7, but one of Right, Left was expected" },
        { () => new DotScore(-1), "size", "size is -1, but a number from 1 to 2147483591" },
        { () => new Linear(1, int.MaxValue), "outputSize",
            "outputSize is 2147483647, but a number from 1 to 2147483591" },
        { () => new AdditiveScore(1 << 20, 1, 1 << 20), "attentionSize", "more than one array can hold" },
        { () => PackedLayout.Of([int.MaxValue]), "lengths", "2147483647 steps together, but at most 2147483591" },
        { () => new LinearChainCrf(2).Best(Tensor.Zeros(3, 2), int.MaxValue), "count", "a number from 1 to 1398101" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void TheSentenceNamesTheArgumentItsPlaceAndWhatWasExpected(
        Func<object> call, string parameter, string sentence)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(call);
        Assert.Equal(parameter, refusal.ParamName);
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LargeLayersTakeNoMemoryBeforeTheyAreRead()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = new AdditiveScore(1 << 14, 1 << 14, 1 << 14);
        _ = new LayerNorm(1 << 28);
        _ = new Embedding(1 << 20, 1 << 10);
        _ = new Lstm(1 << 14, 1 << 14, layers: 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    private static string SavedCheckpoint(IEnumerable<(string Name, Tensor Tensor)> more)
    {
        var layer = new Linear(1, 1, seed: 1);
        Checkpoint.Save("never", layer, new Sgd(layer), more: more);
        return "never";
    }

    private static string Saved(IEnumerable<(string Name, Tensor Tensor)> tensors)
    {
        SafeTensors.Save("never", tensors);
        return "never";
    }

    /// <summary>A module whose parameters have the given names; one that lists none if they are null.</summary>
    private sealed class Named(params string[]? names) : IModule
    {
        public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
            names?.Select(name => (name, new Parameter(Some)))!;
    }
}
