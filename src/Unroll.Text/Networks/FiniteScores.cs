using System.Numerics.Tensors;

namespace Unroll.Text;

/// <summary>What a network says is worth something where it is made of finite numbers.</summary>
internal static class FiniteScores
{
    /// <exception cref="NotFiniteNumberException">A score is not finite.</exception>
    public static void Check(ReadOnlySpan<float> scores)
    {
        if (!TensorPrimitives.IsFiniteAll(scores))
            throw new NotFiniteNumberException(
                "the scores of a text are not finite numbers, as the model's weights are too large; train it anew, "
                + "with a smaller learning rate");
    }

    /// <summary>Where the first of the largest stands: the most probable class or tag.</summary>
    /// <inheritdoc cref="Check"/>
    public static int Largest(ReadOnlySpan<float> scores)
    {
        Check(scores);
        return ArgMax.In(scores);
    }
}
