namespace Unroll.Text;

/// <summary>From a text's logits to what is said of it: the class is the first of those with the largest logit, wherever one is asked for.</summary>
internal static class Answers
{
    /// <summary>The most probable class.</summary>
    /// <exception cref="NotFiniteNumberException">A logit is not finite.</exception>
    public static int Class(ReadOnlySpan<float> logits)
    {
        FiniteScores.Check(logits);
        var largest = 0;
        for (var i = 1; i < logits.Length; i++)
        {
            if (logits[i] > logits[largest])
                largest = i;
        }
        return largest;
    }

    /// <summary>The most probable class, and how probable each is.</summary>
    /// <exception cref="NotFiniteNumberException">A logit is not finite.</exception>
    public static Prediction Of(ReadOnlySpan<float> logits, ReadOnlySpan<float> probabilities, string[] labels)
    {
        FiniteScores.Check(logits);
        // By logits, of which the softmax may round several to one; equal ones stay in the order of the classes.
        (string Label, float Probability)[] all =
            [.. labels.Zip(logits.ToArray(), probabilities.ToArray()).OrderByDescending(entry => entry.Second).Select(entry => (entry.First, entry.Third))];
        return new Prediction(all[0].Label, all[0].Probability, all);
    }
}
