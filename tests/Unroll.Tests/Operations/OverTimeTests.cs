namespace Unroll.Tests.Operations;

/// <summary>
/// Operations over each sequence's own steps: values against loops over the sequences, gradients against differences,
/// and no sequence sees another.
/// </summary>
public class OverTimeTests
{
    private static readonly int[] Lengths = [3, 6, 1, 6, 2];

    private static readonly PackedLayout Layout = PackedLayout.Of(Lengths);

    [Fact]
    public void MaxIsEachSequencesOwn()
    {
        var data = Tensor.Uniform(new Shape(Layout.Rows, 11), -1, 1, 3);
        var max = new PackedSequence(data, Layout).MaxOverTime();
        Assert.Equal(new Shape(Lengths.Length, 11), max.Shape);
        ForEach((sequence, feature) =>
            Assert.Equal(Steps(sequence).Max(row => data[row, feature]), max[sequence, feature]), 11);
    }

    [Fact]
    public void OfEqualValuesTheFirstGetsTheGradient()
    {
        var pass = new TrainingPass(1, 0);
        var x = pass.Watch(Tensor.Of(new Shape(3, 2), 1, 5, 2, 5, 2, 4));
        var gradients = new PackedSequence(x, PackedLayout.Of([3])).MaxOverTime().Sum().Backward();
        Assert.Equal([0, 1, 1, 0, 0, 0], gradients[x].ToArray());
    }

    [Fact]
    public void MeanAndSumAreEachSequencesOwn()
    {
        var data = Tensor.Uniform(new Shape(Layout.Rows, 11), -1, 1, 3);
        var weights = Tensor.Uniform(new Shape(Layout.Rows), -1, 1, 4);
        var packed = new PackedSequence(data, Layout);
        var (mean, sum) = (packed.MeanOverTime(), packed.SumOverTime(weights));
        ForEach((sequence, feature) =>
        {
            Assert.Equal(Steps(sequence).Average(row => (double)data[row, feature]), mean[sequence, feature], 1e-6);
            Assert.Equal(
                Steps(sequence).Sum(row => (double)data[row, feature] * weights[row]), sum[sequence, feature], 1e-6);
        }, 11);
    }

    [Fact]
    public void SoftmaxIsEachSequencesOwn()
    {
        var scores = Tensor.Uniform(
            new Shape(Layout.Rows), -3, 3, 5) * 30f; // as large as only the largest taken off first allows
        var weights = new PackedSequence(scores, Layout).SoftmaxOverTime();
        for (var sequence = 0; sequence < Lengths.Length; sequence++)
        {
            var largest = Steps(sequence).Max(row => scores[row]);
            var all = Steps(sequence).Sum(row => Math.Exp((double)scores[row] - largest));
            foreach (var row in Steps(sequence))
                Assert.Equal(Math.Exp((double)scores[row] - largest) / all, weights[row], 1e-6);
        }
    }

    [Fact]
    public void PackedEqualsOneByOneToTheBit()
    {
        var data = Tensor.Uniform(new Shape(Layout.Rows, 5), -1, 1, 3);
        var scores = Tensor.Uniform(new Shape(Layout.Rows), -3, 3, 5);
        var packed = new PackedSequence(data, Layout);
        var weights = new PackedSequence(scores, Layout).SoftmaxOverTime();
        var (max, mean, sum) = (packed.MaxOverTime(), packed.MeanOverTime(), packed.SumOverTime(weights));
        var (vectors, numbers) = (packed.UnpackSequence(), new PackedSequence(scores, Layout).UnpackSequence());
        for (var i = 0; i < Lengths.Length; i++)
        {
            var alone = new PackedSequence(vectors[i], PackedLayout.Of([Lengths[i]]));
            var its = new PackedSequence(numbers[i], alone.Layout).SoftmaxOverTime();
            Near.SameBits(alone.MaxOverTime().Span, max.Select(0, i).Span);
            Near.SameBits(alone.MeanOverTime().Span, mean.Select(0, i).Span);
            Near.SameBits(alone.SumOverTime(its).Span, sum.Select(0, i).Span);
        }
    }

    [Fact]
    public void GradientsAreThoseOfDifferences()
    {
        GradientCheck.Of((x, w) => new PackedSequence(x, Layout).SumOverTime(w), [Layout.Rows, 3], [Layout.Rows]);
        GradientCheck.Of(x => new PackedSequence(x, Layout).MeanOverTime(), Layout.Rows, 3);
        GradientCheck.Of(x => new PackedSequence(x, Layout).SoftmaxOverTime(), Layout.Rows);
        GradientCheck.Of(
            x => new PackedSequence(x, Layout).SpreadOverTime(x.Slice(0, 0, Lengths.Length)), Layout.Rows, 2);
        GradientCheck.Of((x, y) => x.Dot(y), [2, 3, 4], [2, 3, 4]);
        GradientCheck.Of((x, y) => x.Dot(y), [2, 3, 4], [4]);
        GradientCheck.Of(x => x.Dot(x), 3, 4);
        // Values so far apart that no difference changes which is the largest.
        GradientCheck.Of(
            (x, _) => new PackedSequence(x[0], Layout).MaxOverTime(),
            [Tensor.Of(new Shape(Layout.Rows, 2),
            [.. Enumerable.Range(0, 2 * Layout.Rows).Select(i => i * 7 % 37 / 2f)])]);
    }

    [Fact]
    public void ShapesThatDoNotFitAreRefused()
    {
        var vectors = new PackedSequence(Tensor.Zeros(Layout.Rows, 2), Layout);
        var numbers = new PackedSequence(Tensor.Zeros(Layout.Rows), Layout);
        Assert.Contains(
            "[rows, n] was expected", Assert.Throws<InvalidOperationException>(numbers.MaxOverTime).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "[rows] was expected", Assert.Throws<InvalidOperationException>(vectors.SoftmaxOverTime).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "[18] was expected", Assert.Throws<ArgumentException>(() => vectors.SumOverTime(Tensor.Zeros(3))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "[..., n] by [..., n] or [n]", Assert.Throws<ArgumentException>(
            () => vectors.Data.Dot(Tensor.Zeros(3))).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<int> Steps(int sequence) =>
        Enumerable.Range(0, Lengths[sequence]).Select(step => Layout.RowOf(sequence, step));

    private static void ForEach(Action<int, int> check, int features)
    {
        for (var sequence = 0; sequence < Lengths.Length; sequence++)
        {
            for (var feature = 0; feature < features; feature++)
                check(sequence, feature);
        }
    }
}
