namespace Unroll.Tests.Threading;

/// <summary>What layers and losses share out to threads has the same bits on any number of them.</summary>
[Collection(nameof(Threads))]
public sealed class ThreadCountTests : IDisposable
{
    private readonly int _before = Threads.Count;

    public void Dispose() => Threads.Count = _before;

    [Theory]
    [InlineData(3000, 33)]
    [InlineData(100, 1000)]
    public void LayerNormalisation(int rows, int size)
    {
        SameOnAnyNumber(() =>
        {
            var norm = new LayerNorm(size);
            norm.Weight.Assign(Tensor.Uniform(new Shape(size), -1, 1, 5));
            var pass = new TrainingPass(1, 0);
            var input = pass.Watch(Tensor.Uniform(new Shape(rows, size), -1, 1, 1));
            var output = norm.Forward(input, pass);
            var gradients = (output * Tensor.Uniform(output.Shape, -1, 1, 2)).Sum().Backward();
            return [output, gradients[input], gradients[norm.Weight], gradients[norm.Bias]];
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1f)]
    public void CrossEntropyLoss(float smoothing)
    {
        var (rows, classes) = (1000, 101);
        int[] targets = [.. Enumerable.Range(0, rows).Select(i => i % 7 == 0 ? -100 : i * 13 % classes)];
        var weights = smoothing == 0 ? null : Tensor.Uniform(new Shape(classes), 0, 2, 3).ToArray();
        SameOnAnyNumber(() =>
        {
            var logits = new TrainingPass(1, 0).Watch(Tensor.Uniform(new Shape(rows, classes), -4, 4, 1));
            var loss = CrossEntropy.Mean(logits, targets, labelSmoothing: smoothing, classWeights: weights);
            return [loss, loss.Backward()[logits]];
        });
    }

    private static void SameOnAnyNumber(Func<Tensor[]> compute)
    {
        Threads.Count = 1;
        var expected = compute();
        foreach (var threads in (int[])[2, 3, 8])
        {
            Threads.Count = threads;
            var actual = compute();
            for (var i = 0; i < expected.Length; i++)
                Near.SameBits(expected[i].Span, actual[i].Span);
        }
    }
}
