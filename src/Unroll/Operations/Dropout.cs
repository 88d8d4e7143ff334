namespace Unroll;

public sealed partial class Tensor
{
    /// <summary>
    /// Draws are made in blocks of so many elements, on all threads; each draw depends on its element's position alone.
    /// </summary>
    private const int DropoutBlock = 1 << 13;

    /// <summary>
    /// Each element set to 0 with the given probability, the others divided by 1 - probability which keeps the mean
    /// (Srivastava et al. 2014). Without a pass, in inference, the tensor itself.
    /// </summary>
    /// <param name="probability">From 0 to 1; 1 leaves only zeros.</param>
    /// <param name="pass">Where the randomness comes from.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is outside 0 to 1.</exception>
    public Tensor Dropout(float probability, TrainingPass? pass)
    {
        Given.FromZeroToOne(probability);
        if (pass is null || probability == 0)
            return this;
        var draws = pass.NextDraws();
        var result = Zeros(Shape);
        AddKept(draws, probability, Data, result.Data);
        // The draws can be repeated, so the mask need not be kept.
        return Node.Record(
            result, [this], (draws, probability, x: this),
            static (node, s) => AddKept(s.draws, s.probability, node.Gradient(), Node.Into(s.x)));
    }

    private static unsafe void AddKept(Draws draws, float probability, ReadOnlySpan<float> from, Span<float> to)
    {
        if (to.IsEmpty || probability == 1)
            return;
        var factor = 1 / (1 - probability);
        fixed (float* source = from, target = to)
        {
            Workers.For((to.Length + DropoutBlock - 1) / DropoutBlock,
                ((nint)source, (nint)target, to.Length, draws, probability, factor), static (block, s) =>
            {
                float* source = (float*)s.Item1, target = (float*)s.Item2;
                var end = Math.Min(s.Length, (block + 1) * DropoutBlock);
                for (var i = block * DropoutBlock; i < end; i++)
                    target[i] += s.draws.Uniform((ulong)i) >= s.probability ? source[i] * s.factor : 0;
            });
        }
    }
}
