using System.Globalization;
using System.Text.Json.Serialization;

namespace Unroll.Text;

/// <summary>A word of a text, and how much it supports the answer.</summary>
/// <param name="Text">The word as in the text.</param>
/// <param name="Span">Its position, in characters.</param>
/// <param name="Weight">Its weight, as <see cref="Explanation.Method"/> defines it.</param>
public sealed record WordWeight(string Text, TokenSpan Span, float Weight)
{
    /// <summary>The word and its weight: <c>works +0.41</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Text} {Weight:+0.00;-0.00;0.00}");
}

/// <summary>How an explanation computes the weights of words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ExplanationMethod>))]
public enum ExplanationMethod
{
    /// <summary>
    /// By the network's attention, equation (13): weights from 0 to 1 that sum to 1. The vote of naive Bayes
    /// (<see cref="TextClassifierOptions.NaiveBayes"/>) is not in them.
    /// </summary>
    Attention,

    /// <summary>
    /// By leaving each word out: how much less probable the answer is without it, from -1 to 1; below 0 the word counts
    /// against the answer. In texts of more than 1,000 words several neighbours are left out together and share the
    /// weight.
    /// </summary>
    LeaveOneOut,
}

/// <summary>A prediction, and which words support it.</summary>
/// <param name="Prediction">The prediction for the text.</param>
/// <param name="Method">What the weights mean.</param>
/// <param name="Words">The words that were read, in order.</param>
public sealed record Explanation(Prediction Prediction, ExplanationMethod Method, IReadOnlyList<WordWeight> Words)
{
    /// <summary>
    /// Approximate tokens of all passes together: in a text longer than its square root, several words are left out at
    /// once.
    /// </summary>
    private const int MaximumTokens = 1_000_000;

    /// <summary>The prediction, and its words with weights: <c>positive 93.1%: it +0.02, works +0.41</c>.</summary>
    public override string ToString() =>
        Words.Count == 0 ? $"{Prediction}" : $"{Prediction}: {string.Join(", ", Words)}";

    internal static Explanation Of(
        string text, TokenSpan[] spans, TextClassifier classifier, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string[] tokens = [.. spans.Select(span => span.In(text).ToString())];
        var (method, prediction, weights) = classifier.Options.Pooling == Pooling.Attention
            ? ByAttention(tokens, classifier) : ByLeavingOut(tokens, classifier, cancellationToken);
        return new Explanation(
            prediction, method,
            [.. spans.Zip(weights, (span, weight) => new WordWeight(span.In(text).ToString(), span, weight))]);
    }

    private static (ExplanationMethod Method, Prediction Prediction, float[] Weights) ByAttention(
        string[] tokens, TextClassifier classifier)
    {
        // The rows of a single text are its steps, in order.
        var text = classifier.Encode(tokens);
        var scores = classifier.Model.Forward(TokenBatch.PackOne(text), null, out var attention);
        return (ExplanationMethod.Attention, classifier.Predicted(text, scores.Span), attention!.ToArray());
    }

    private static (ExplanationMethod Method, Prediction Prediction, float[] Weights) ByLeavingOut(
        string[] tokens, TextClassifier classifier, CancellationToken cancellationToken)
    {
        // As many passes as there are runs, each over the whole text: in long texts several words are left out at once,
        // and share the weight.
        var run = (int)Math.Ceiling((double)tokens.Length * tokens.Length / MaximumTokens);
        string[][] texts = [tokens, .. Enumerable.Range(0, tokens.Length == 0 ? 0 : (tokens.Length + run - 1) / run)
            .Select(i => Without(tokens, i * run, run))];
        var predictions = classifier.PredictEncoded(
            [.. texts.Select(text => classifier.Encode(text))], cancellationToken);
        var (label, all) = (predictions[0].Label, predictions[0].Probability);
        float[] drops = [.. predictions.Skip(1)
            .Select(without =>
                (float)(all - without.Probabilities.First(entry => entry.Label == label).Probability))];
        return (ExplanationMethod.LeaveOneOut, predictions[0],
            [.. tokens.Select((_, i) => drops[i / run] / Math.Min(run, tokens.Length - i / run * run))]);
    }

    private static string[] Without(string[] tokens, int start, int count) =>
        [.. tokens[..start], .. tokens[Math.Min(tokens.Length, start + count)..]];
}
