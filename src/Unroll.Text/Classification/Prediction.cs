namespace Unroll.Text;

/// <summary>A classifier's answer for a text.</summary>
/// <param name="Label">The most probable class.</param>
/// <param name="Probability">Its probability, from 0 to 1.</param>
/// <param name="Probabilities">All classes, the most probable first; their probabilities sum to 1.</param>
public sealed record Prediction(
    string Label, double Probability, IReadOnlyList<ClassProbability> Probabilities)
{
    /// <summary>What is said of so few classes is worked out on the stack.</summary>
    private const int Few = 64;

    /// <summary>The most probable class and its probability: <c>positive 93.1%</c>.</summary>
    public override string ToString() => new ClassProbability(Label, Probability).ToString();

    /// <summary>
    /// The class with the largest logit, the first of those where several have it, and how probable each is.
    /// </summary>
    /// <exception cref="NotFiniteNumberException">A logit is not finite.</exception>
    internal static Prediction FromLogits(ReadOnlySpan<float> logits, string[] labels)
    {
        FiniteScores.Check(logits);
        Span<float> probabilities = labels.Length <= Few ? stackalloc float[labels.Length] : new float[labels.Length];
        RowSoftmax.Softmax(logits, probabilities);
        var all = new ClassProbability[labels.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = new(labels[i], probabilities[i]);
        // By logits, of which the softmax may round several to one; equal ones stay in the order of the classes.
        Span<(float Logit, int Class)> keys = labels.Length <= Few
            ? stackalloc (float, int)[labels.Length]
            : new (float, int)[labels.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = (-logits[i], i);
        keys.Sort(all.AsSpan());
        return new Prediction(all[0].Label, all[0].Probability, all);
    }
}
