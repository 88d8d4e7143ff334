using System.Numerics.Tensors;

namespace Unroll.Text;

/// <summary>Checks that a network's scores are finite, as results are meaningless otherwise.</summary>
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

    /// <summary>The index of the first of the largest: the most probable class or tag.</summary>
    /// <inheritdoc cref="Check"/>
    public static int Largest(ReadOnlySpan<float> scores)
    {
        Check(scores);
        return ArgMax.In(scores);
    }
}
