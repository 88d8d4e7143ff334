namespace Unroll.Text;

/// <summary>One of the sequences of tags that a sentence may have.</summary>
/// <param name="Sentence">The sentence with these tags.</param>
/// <param name="Probability">Of the whole sequence, over all that the sentence may have, from 0 to 1.</param>
public sealed record TagSequence(TaggedSentence Sentence, double Probability)
{
    /// <summary>The tokens with their tags, and how probable: <c>Ada/S-PER left/O 93.1%</c>.</summary>
    public override string ToString() => $"{Sentence} {Percent.Of(Probability)}";
}
