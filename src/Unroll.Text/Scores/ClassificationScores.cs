namespace Unroll.Text;

/// <summary>How well texts were classified.</summary>
/// <param name="Correct">Texts that got their own label.</param>
/// <param name="Texts">All texts.</param>
public sealed record ClassificationScores(int Correct, int Texts)
{
    /// <summary>The part of the texts that got their own label, from 0 to 1; 0 where there are none.</summary>
    public double Accuracy => Texts == 0 ? 0 : (double)Correct / Texts;

    /// <summary>Counts where predictions are right.</summary>
    internal static ClassificationScores Of(IReadOnlyList<LabelledText> texts, Func<LabelledText, string> predict) =>
        new(texts.Count(text => predict(text) == text.Label), texts.Count);
}
