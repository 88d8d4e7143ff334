namespace Unroll.Text;

/// <summary>
/// From a text's logits to a prediction. The class is the first of those with the largest logit, wherever a class is
/// predicted.
/// </summary>
internal static class Answers
{
    /// <summary>Up to so many classes are sorted on the stack.</summary>
    private const int Few = 64;

    /// <summary>The most probable class, and the probability of each.</summary>
    /// <exception cref="NotFiniteNumberException">A logit is not finite.</exception>
    public static Prediction Of(ReadOnlySpan<float> logits, string[] labels)
    {
        FiniteScores.Check(logits);
        Span<float> probabilities = labels.Length <= Few ? stackalloc float[labels.Length] : new float[labels.Length];
        RowSoftmax.Softmax(logits, probabilities);
        var all = new ClassProbability[labels.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = new(labels[i], probabilities[i]);
        // Sorted by logits, as the softmax may round different ones to the same; equal ones stay in the order of the
        // classes.
        Span<(float Logit, int Class)> keys = labels.Length <= Few
            ? stackalloc (float, int)[labels.Length]
            : new (float, int)[labels.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = (-logits[i], i);
        keys.Sort(all.AsSpan());
        return new Prediction(all[0].Label, all[0].Probability, all);
    }
}
