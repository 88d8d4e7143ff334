namespace Unroll.Tests.Sequences;

public class PaddingTests
{
    public static TheoryData<string> Cases => Fixture.Names("sequences.json", "padSequence");

    [Theory]
    [MemberData(nameof(Cases))]
    public void PadsAsPyTorch(string name)
    {
        var item = Fixture.Case("sequences.json", "padSequence", name);
        var pass = new TrainingPass(1, 0);
        Tensor[] sequences = [.. item.GetProperty("sequences").EnumerateArray()
            .Select(sequence => pass.Watch(sequence.Tensor()))];
        var side = item.GetProperty("paddingSide").GetString() == "left" ? PaddingSide.Left : PaddingSide.Right;
        var padded = Padding.PadSequence(sequences, item.Bool("batchFirst"), item.Float("paddingValue"), side);
        Near.Equal(item.Tensor("output"), padded);
        var gradients = (padded * item.Tensor("upstreamOutput")).Sum().Backward();
        foreach (var (sequence, expected) in sequences.Zip(item.GetProperty("gradientSequences").EnumerateArray()))
            Near.Equal(expected.Tensor(), gradients[sequence]);
    }

    [Fact]
    public void PadsIdsOnEitherSide()
    {
        Assert.Equal(
            new[,] { { 1, 2, 9 }, { 3, 9, 9 }, { 4, 5, 6 } },
            Padding.PadSequence([[1, 2], [3], [4, 5, 6]], paddingValue: 9));
        Assert.Equal(
            new[,] { { 0, 1, 2 }, { 0, 0, 0 }, { 4, 5, 6 } },
            Padding.PadSequence([[1, 2], [], [4, 5, 6]], side: PaddingSide.Left));
        Assert.Contains(
            "sequences is empty", Assert.Throws<ArgumentException>(
            () => Padding.PadSequence(new List<int[]>())).Message, StringComparison.Ordinal);
        Assert.Contains("sequences[1] is null; leave out",
            Assert.Throws<ArgumentException>(() => Padding.PadSequence([[1], null!])).Message,
            StringComparison.Ordinal);
        Assert.Contains("sequences[1] is null; leave out",
            Assert.Throws<ArgumentException>(() => Padding.PadSequence([Tensor.Zeros(1), null!])).Message,
            StringComparison.Ordinal);
        Assert.Contains("sequences[0] is null; leave out",
            Assert.Throws<ArgumentException>(() => Padding.PadSequence([null!, Tensor.Zeros(1)])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void GradientsFlowThroughPadding()
    {
        GradientCheck.Of(
            (x, y) => Padding.PadSequence([x, y], paddingValue: 3, side: PaddingSide.Left), [2, 3], [4, 3]);
        GradientCheck.Of(x => Tensor.Concatenate(Padding.UnpadSequence(x, [1, 0, 3], batchFirst: true)), 3, 4, 2);
    }

    [Fact]
    public void WrongLengthsAreNamed()
    {
        Assert.Contains(
            "lengths[0]", Assert.Throws<ArgumentOutOfRangeException>(
            () => Padding.UnpadSequence(Tensor.Zeros(2, 1), [-1])).Message, StringComparison.Ordinal);
        Assert.Contains(
            "lengths[0] is 3, but the padded batch has 2 steps", Assert.Throws<ArgumentException>(
            () => Padding.UnpadSequence(Tensor.Zeros(2, 1), [3])).Message, StringComparison.Ordinal);
    }
}
