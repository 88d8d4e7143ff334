using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>How predictions are shown.</summary>
internal interface IPredictionView
{
    /// <summary>Shows what was said of some texts, at once.</summary>
    void Show(string[] texts, Prediction[] predictions);

    /// <summary>Shows texts with tags, at once.</summary>
    /// <exception cref="InvalidDataException">An answer cannot be written; those before it are.</exception>
    void Show(IReadOnlyList<TaggedText> tagged, SequenceTagger tagger);

    /// <summary>Shows a text's most probable sequences of tags.</summary>
    void Show(string text, IReadOnlyList<TagSequence> best, SequenceTaggerOptions options);

    /// <summary>Shows translations of some texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="best">The best translations of each.</param>
    /// <param name="isList">Whether several were asked for, which are shown with their probabilities.</param>
    /// <param name="showsAttention">Whether it is drawn what each best translation looked at.</param>
    void Show(string[] texts, IReadOnlyList<Translation>[] best, bool isList, bool showsAttention);

    /// <summary>Shows what was said of a text, and by which of its words.</summary>
    void Show(string text, Explanation explanation);
}

/// <summary>The choice among them.</summary>
internal static class PredictionViews
{
    public static IPredictionView For(Terminal terminal, bool json) =>
        json ? new JsonPredictionView(terminal.Output) : new ReadablePredictionView(terminal);
}
