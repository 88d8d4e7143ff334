namespace Unroll.Text;

/// <summary>A word of a text, and how much it spoke for the answer.</summary>
/// <param name="Start">The index of its first character in the text.</param>
/// <param name="Text">The word as the text has it.</param>
/// <param name="Weight">Its weight, as <see cref="Explanation.Method"/> has it.</param>
public sealed record WordWeight(int Start, string Text, float Weight);

/// <summary>How an explanation weighs words.</summary>
public enum ExplanationMethod
{
    /// <summary>By the model's attention, equation (13): weights from 0 to 1, together 1.</summary>
    Attention,

    /// <summary>By leaving each word out: how much less probable the answer is without it, from -1 to 1; below 0 the word spoke against it.</summary>
    LeaveOneOut,
}

/// <summary>A prediction, and which words spoke for it.</summary>
/// <param name="Prediction">What the classifier says of the text.</param>
/// <param name="Method">What the weights mean.</param>
/// <param name="Words">The words that were read, in their order.</param>
public sealed record Explanation(Prediction Prediction, ExplanationMethod Method, IReadOnlyList<WordWeight> Words)
{
    /// <summary>The most tokens that a text may have to be explained by leaving each out, which takes as many passes.</summary>
    public const int MaximumTokens = 1000;

    internal static Explanation Of(string text, TokenSpan[] spans, TextClassifier classifier)
    {
        var ids = classifier.Encode(text);
        var (method, prediction, weights) = classifier.Options.Pooling == Pooling.Attention ? ByAttention(ids, classifier) : ByLeavingOut(ids, classifier);
        return new Explanation(prediction, method, [.. spans.Zip(weights, (span, weight) => new WordWeight(span.Start, span.In(text).ToString(), weight))]);
    }

    private static (ExplanationMethod Method, Prediction Prediction, float[] Weights) ByAttention(int[] ids, TextClassifier classifier)
    {
        // The rows of a single text are its steps, in their order.
        var logits = classifier.Model.Forward(PackedTokens.Pack([ids]), null, out var attention);
        return (ExplanationMethod.Attention, classifier.Predicted(logits.Softmax().Span), attention!.ToArray());
    }

    private static (ExplanationMethod Method, Prediction Prediction, float[] Weights) ByLeavingOut(int[] ids, TextClassifier classifier)
    {
        if (ids.Length > MaximumTokens)
            throw new ArgumentException($"the text has {ids.Length} tokens, but each of at most {MaximumTokens} can be left out to see what it says; explain a shorter part of it");
        int[][] texts = [ids, .. Enumerable.Range(0, ids.Length).Select(i => ids.Length == 1 ? [Vocabulary.Unknown] : ids[..i].Concat(ids[(i + 1)..]).ToArray())];
        var predictions = classifier.PredictEncoded(texts);
        var label = predictions[0].Label;
        return (ExplanationMethod.LeaveOneOut, predictions[0], [.. predictions.Skip(1).Select(without => predictions[0].Probability - without.Probabilities.First(entry => entry.Label == label).Probability)]);
    }
}
