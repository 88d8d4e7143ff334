using CsCheck;

namespace Unroll.Tests.Sequences;

public class PackedSequenceTests
{
    public static TheoryData<string> PackPadded => Fixture.Names("sequences.json", "packPadded");

    public static TheoryData<string> PackSequences => Fixture.Names("sequences.json", "packSequence");

    [Fact]
    public void TheLecturesExamplePrintsToTheLetter()
    {
        Tensor[] sample = [Tensor.Of(1, 2), Tensor.Of(1, 2, 3), Tensor.Of(1, 2, 3, 4), Tensor.Of(1, 2, 3, 4, 5)];
        var padded = Padding.PadSequence(sample, batchFirst: true);
        Assert.Equal(
            """
            tensor([[1., 2., 0., 0., 0.],
                    [1., 2., 3., 0., 0.],
                    [1., 2., 3., 4., 0.],
                    [1., 2., 3., 4., 5.]])
            """, padded.ToString(), ignoreLineEndingDifferences: true);
        var packed = PackedSequence.Pack(padded, lengths: [2, 3, 4, 5], batchFirst: true, enforceSorted: false);
        Assert.Equal(
            "PackedSequence(data=tensor([1., 1., 1., 1., 2., 2., 2., 2., 3., 3., 3., 4., 4., 5.]), "
                + "batch_sizes=tensor([4, 4, 3, 2, 1]), " +
            "sorted_indices=tensor([3, 2, 1, 0]), unsorted_indices=tensor([3, 2, 1, 0]))", packed.ToString());
        Assert.Equal([4, 4, 3, 2, 1], packed.BatchSizes.ToArray());
        var (again, lengths) = packed.PadPacked(batchFirst: true);
        Near.SameBits(padded.Span, again.Span);
        Assert.Equal([2, 3, 4, 5], lengths);
        Assert.EndsWith(
            "sorted_indices=None, unsorted_indices=None)", PackedSequence.PackSequence([Tensor.Of(1, 2), Tensor.Of(3)])
            .ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PackPadded))]
    public void PacksAndPadsPaddedBatchesAsPyTorch(string name)
    {
        var item = Fixture.Case("sequences.json", "packPadded", name);
        var pass = new TrainingPass(1, 0);
        var input = pass.Watch(item.Tensor("input"));
        var packed = PackedSequence.Pack(
            input, item.Ints("lengths"), item.Bool("batchFirst"), item.Bool("enforceSorted"));
        Assert.Equal(item.Ints("batchSizes"), packed.BatchSizes.ToArray());
        Assert.Equal(item.Has("sortedIndices"), packed.Layout.IsSorted);
        foreach (var pad in item.GetProperty("padPacked").EnumerateArray())
        {
            // From the packed data on, whose order of ties is PyTorch's own affair.
            var data = pass.Watch(packed.Data);
            var (padded, lengths) = new PackedSequence(data, packed.Layout).PadPacked(
                pad.Bool("batchFirst"), pad.Float("paddingValue"), pad.Has("totalLength")
                    ? pad.GetProperty("totalLength").GetInt32() : null);
            Near.Equal(pad.Tensor("output"), padded);
            Assert.Equal(pad.Ints("lengths"), lengths);
            if (item.Bool("tiesInOrder"))
                Near.Equal(pad.Tensor("gradientData"), (padded * pad.Tensor("upstreamOutput")).Sum().Backward()[data]);
        }
        if (!item.Bool("tiesInOrder"))
            return;
        if (item.Has("sortedIndices"))
        {
            Assert.Equal(item.Ints("sortedIndices"), packed.SortedIndices.ToArray());
            Assert.Equal(item.Ints("unsortedIndices"), packed.UnsortedIndices.ToArray());
        }
        Near.Equal(item.Tensor("data"), packed.Data);
        Near.Equal(item.Tensor("gradientInput"), (packed.Data * item.Tensor("upstreamData")).Sum().Backward()[input]);
    }

    [Theory]
    [MemberData(nameof(PackSequences))]
    public void PacksSequencesAsPyTorch(string name)
    {
        var item = Fixture.Case("sequences.json", "packSequence", name);
        var pass = new TrainingPass(1, 0);
        Tensor[] sequences = [.. item.GetProperty("sequences").EnumerateArray()
            .Select(sequence => pass.Watch(sequence.Tensor()))];
        var packed = PackedSequence.PackSequence(sequences, item.Bool("enforceSorted"));
        Assert.Equal(item.Ints("batchSizes"), packed.BatchSizes.ToArray());
        foreach (var (sequence, unpacked) in sequences.Zip(packed.UnpackSequence()))
            Near.SameBits(sequence.Span, unpacked.Span);
        if (!item.Bool("tiesInOrder"))
            return;
        Near.Equal(item.Tensor("data"), packed.Data);
        var gradients = (packed.Data * item.Tensor("upstreamData")).Sum().Backward();
        foreach (var (sequence, expected) in sequences.Zip(item.GetProperty("gradientSequences").EnumerateArray()))
            Near.Equal(expected.Tensor(), gradients[sequence]);
    }

    [Fact]
    public void AnyLengthsComeBackAsTheyWere() =>
        Gen.Int[1, 9].Array[1, 8].Sample(lengths =>
        {
            Tensor[] sequences = [.. lengths.Select(
                (length, i) => Tensor.Uniform(new Shape(length, 2), -1, 1, (ulong)i))];
            var packed = PackedSequence.PackSequence(sequences, enforceSorted: false);
            Assert.Equal(lengths.Sum(), packed.Layout.Rows);
            var unpacked = packed.UnpackSequence();
            foreach (var batchFirst in (bool[])[true, false])
            {
                var (padded, back) = packed.PadPacked(batchFirst, paddingValue: 7, totalLength: 9);
                Assert.Equal(lengths, back);
                var unpadded = Padding.UnpadSequence(padded, back, batchFirst);
                var again = PackedSequence.Pack(padded, back, batchFirst, enforceSorted: false);
                Near.SameBits(packed.Data.Span, again.Data.Span);
                for (var i = 0; i < lengths.Length; i++)
                {
                    Near.SameBits(sequences[i].Span, unpacked[i].Span);
                    Near.SameBits(sequences[i].Span, unpadded[i].Span);
                }
            }
        }, iter: 100);

    [Fact]
    public void GradientsFlowThroughPackingAndUnpacking()
    {
        GradientCheck.Of(x => PackedSequence.Pack(x, [2, 4, 1], batchFirst: true, enforceSorted: false).Data, 3, 4, 2);
        GradientCheck.Of(
            x => PackedSequence.Pack(x, [3, 2]).PadPacked(batchFirst: true, paddingValue: 2, totalLength: 5).Padded, 4,
            2);
        GradientCheck.Of(
            (x, y) => Tensor.Concatenate(PackedSequence.PackSequence([x, y], enforceSorted: false).UnpackSequence()),
            [2, 3], [4, 3]);
    }

    [Fact]
    public void TokensPackAsTheirSequencesDo()
    {
        var tokens = PackedTokens.Pack([[1, 2], [3], [4, 5, 6]]);
        Assert.Equal([4, 1, 3, 5, 2, 6], tokens.Ids.ToArray());
        Assert.Equal([3, 2, 1], tokens.Layout.BatchSizes.ToArray());
        Assert.Equal([1, 3, 2, 4], PackedTokens.Pack([[1, 2, 4], [3]], enforceSorted: true).Ids.ToArray());
        Assert.Contains("sequences[1] has length 0, but a sequence has at least 1 step; leave",
            Assert.Throws<ArgumentOutOfRangeException>(() => PackedTokens.Pack([[1], []])).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "sequences[0] is null", Assert.Throws<ArgumentException>(() => PackedTokens.Pack([null!])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void WrongLengthsAreNamed()
    {
        var padded = Tensor.Zeros(3, 5, 2);
        Throws<ArgumentException>(
            "lengths[2] is 7, but the padded batch has 5 steps", () =>
            PackedSequence.Pack(padded, [5, 4, 7], batchFirst: true));
        // What was given is named, not what was made of it.
        Throws<ArgumentOutOfRangeException>("sequences[1] has length 0, but a sequence has at least 1 step", () =>
            PackedSequence.PackSequence([Tensor.Zeros(2, 3), Tensor.Zeros(0, 3)]));
        Throws<ArgumentException>("sequences[1] has length 2, more than the 1 before it", () =>
            PackedSequence.PackSequence([Tensor.Zeros(1), Tensor.Zeros(2)]));
        Throws<ArgumentException>("sequences[1] has length 2, more than the 1 before it", () =>
            PackedTokens.Pack([[1], [1, 2]], enforceSorted: true));
        Throws<ArgumentException>("sequences is empty", () => PackedTokens.Pack([]));
        Throws<ArgumentException>("sequences[1] is null", () => PackedSequence.PackSequence([Tensor.Zeros(1), null!]));
        Throws<ArgumentOutOfRangeException>(
            "lengths[1] is 0", () => PackedSequence.Pack(padded, [5, 0, 4], batchFirst: true, enforceSorted: false));
        Throws<ArgumentOutOfRangeException>(
            "lengths[0] is -2", () => PackedSequence.Pack(padded, [-2, 3, 4], batchFirst: true, enforceSorted: false));
        Throws<ArgumentException>(
            "2 lengths were given, but the padded batch of shape [3, 5, 2] has 3", () =>
            PackedSequence.Pack(padded, [5, 4], batchFirst: true));
        Throws<ArgumentException>(
            "lengths[1] is 4, more than the 3 before it", () =>
            PackedSequence.Pack(padded, [3, 4, 4], batchFirst: true));
        Throws<ArgumentException>(
            "lengths is empty", () => PackedSequence.Pack(Tensor.Zeros(0, 5), [], batchFirst: true));
        Throws<ArgumentException>("padded has shape [4]", () => PackedSequence.Pack(Tensor.Zeros(4), [4]));
        Throws<ArgumentException>("sequences is empty", () => PackedSequence.PackSequence([]));
        Throws<ArgumentException>(
            "sequences[1] has shape [2, 4] and sequences[0] [2, 3]", () =>
            PackedSequence.PackSequence([Tensor.Zeros(2, 3), Tensor.Zeros(2, 4)]));
        Throws<ArgumentException>(
            "sequences[0] is a single number", () => PackedSequence.PackSequence([Tensor.Scalar(1)]));
        Throws<ArgumentException>(
            "data has shape [3], but the layout has 2 rows", () =>
            new PackedSequence(Tensor.Zeros(3), PackedLayout.Of([2])));
        var packed = PackedSequence.Pack(padded, [5, 4, 1], batchFirst: true);
        Throws<ArgumentOutOfRangeException>(
            "totalLength is 4, but the longest sequence has 5", () => packed.PadPacked(totalLength: 4));
    }

    private static void Throws<T>(string message, Action action)
        where T : Exception => Assert.Contains(message, Assert.Throws<T>(action).Message, StringComparison.Ordinal);
}
