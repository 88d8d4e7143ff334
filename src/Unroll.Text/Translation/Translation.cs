namespace Unroll.Text;

/// <summary>A translation of a text.</summary>
/// <param name="Text">The translation.</param>
/// <param name="LogProbability">ln p(translation | source): the sum over all its tokens and EOS.</param>
/// <param name="Score">
/// The score by which translations of one source are compared (<see cref="DecodingOptions"/>); higher is better.
/// </param>
/// <param name="Alignment">
/// The attention weights of each of its tokens over those of the source; null without attention, or if there was
/// nothing to translate.
/// </param>
/// <param name="IsFinished">Whether the model ended it; else it was cut off at the maximum length.</param>
/// <param name="IsSourceCut">
/// Whether the source has more than <see cref="Translator.MaximumTokens"/> tokens, of which only those were read.
/// </param>
public sealed record Translation(
    string Text, double LogProbability, double Score, Alignment? Alignment, bool IsFinished, bool IsSourceCut)
{
    /// <summary>The translation itself.</summary>
    public override string ToString() => Text;
}
