namespace Unroll.Text;

/// <summary>One possible sequence of tags of a sentence.</summary>
/// <param name="Sentence">The sentence with these tags.</param>
/// <param name="Probability">
/// The probability of the whole sequence, among all that the sentence may have, from 0 to 1.
/// </param>
public sealed record TagSequence(TaggedSentence Sentence, double Probability)
{
    /// <summary>The tokens with their tags, and the probability: <c>Ada/S-PER left/O 93.1%</c>.</summary>
    public override string ToString() => $"{Sentence} {Percent.Of(Probability)}";
}
