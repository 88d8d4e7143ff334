namespace Unroll.Text;

/// <summary>Says of a sentence whose tags are not in a scheme where it stands.</summary>
internal static class SchemeCheck
{
    /// <summary>The same sentence, whose tags may be of any kind where the scheme has no spans.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="index">Which one it is, from 0; said where it is from no file.</param>
    /// <param name="scheme">The scheme that its tags are to be in.</param>
    /// <param name="spelling">How they are to be written; the standard way if null.</param>
    /// <param name="parameter">What the caller calls the sentences.</param>
    /// <exception cref="ArgumentException">A tag is of no scheme.</exception>
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

    /// <summary>A sentence in words: by its line where it has one.</summary>
    public static string Which(TaggedSentence sentence, int index) =>
        sentence.Line > 0 ? $"the sentence of line {sentence.Line}" : $"sentence {index}";
}
