namespace Unroll.Text;

/// <summary>Checks that a sentence's tags are in a scheme; errors say where the sentence is.</summary>
internal static class SchemeCheck
{
    /// <summary>The same sentence, whose tags may be anything if the scheme has no spans.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="index">Its index, from 0, for the message if it is not from a file.</param>
    /// <param name="scheme">The scheme that its tags should be in.</param>
    /// <param name="spelling">How they should be written; null for the standard spelling.</param>
    /// <param name="parameter">The caller's name for the sentences.</param>
    /// <exception cref="ArgumentException">A tag does not belong to the scheme.</exception>
    public static TaggedSentence Checked(
        TaggedSentence sentence, int index, TagScheme scheme, TagSpelling? spelling, string parameter)
    {
        try
        {
            TagSchemes.Spans(sentence.Tags, scheme, spelling);
            return sentence;
        }
        catch (ArgumentException failure)
        {
            throw new ArgumentException($"{Which(sentence, index)}: {PlainMessage.Of(failure)}", parameter, failure);
        }
    }

    /// <summary>A sentence in words: by its line if it has one.</summary>
    public static string Which(TaggedSentence sentence, int index) =>
        sentence.Line > 0 ? $"the sentence of line {sentence.Line}" : $"sentence {index}";
}
