using System.Text;

namespace Unroll.Text;

/// <summary>
/// Writes tagged sentences in the formats of <see cref="TaggedFormat"/>, one after another.
/// <see cref="TaggedTextFile"/> reads them back the same, except for segmented sentences whose tags do not make whole
/// words (<see cref="SegmentedWords"/>) or whose tokens are longer than one character, and for span tags as JSON
/// lines, which come back in the scheme IOB2.
/// </summary>
/// <remarks>
/// Conll has two columns separated by a space, which every scorer reads, or by a tab if token or tag contains a space
/// or the token begins with #. Conllu has <c>_</c> in all fields except the word's number, form and tag; a sentence
/// that says how it is written (<see cref="TaggedSentence.Written"/>) has its text, its multiword tokens and
/// <c>SpaceAfter=No</c> too. Lines end with a line feed.
/// </remarks>
public sealed class TaggedTextWriter
{
    private readonly TextWriter _output;
    private readonly Action<StringBuilder, TaggedSentence> _append;
    private readonly StringBuilder _text = new();

    /// <summary>Makes a writer.</summary>
    /// <param name="output">What to write to; it stays open.</param>
    /// <param name="format">The format.</param>
    /// <param name="column">
    /// The field of <see cref="TaggedFormat.Conllu"/> that the tag goes to, as <see cref="TaggedTextOptions.Column"/>
    /// names it; upos if null.
    /// </param>
    /// <exception cref="ArgumentException">There is no such column, or the format has none to choose.</exception>
    public TaggedTextWriter(TextWriter output, TaggedFormat format, string? column = null)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (column is not null && format != TaggedFormat.Conllu)
            throw new ArgumentException(
                $"{TaggedFormats.NameOf(format)} is written without a choice of columns; leave out the column",
                nameof(column));
        var field = ConlluColumn.Parse(column);
        _output = output;
        _append = format switch
        {
            TaggedFormat.Conll => ConllSentences.Append,
            TaggedFormat.Conllu => (text, sentence) => ConlluSentences.Append(text, sentence, field),
            TaggedFormat.WordTag => WordTagSentences.Append,
            TaggedFormat.Segmented => SegmentedSentences.Append,
            TaggedFormat.JsonLines => SpanSentences.Append,
            _ => throw new ArgumentOutOfRangeException(
                nameof(format), format, "there is no such format; expected one of TaggedFormat"),
        };
    }

    /// <summary>Writes a sentence, or throws and writes nothing.</summary>
    /// <param name="sentence">The sentence; its line is ignored.</param>
    /// <exception cref="ArgumentException">
    /// The sentence has no token, does not have one tag per token, or has a token or tag that the format cannot hold.
    /// </exception>
    public void Write(TaggedSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        if (sentence.Tokens.Count == 0)
            throw new ArgumentException(
                "the sentence has no token, but one at least was expected; leave it out", nameof(sentence));
        if (sentence.Tags.Count != sentence.Tokens.Count)
            throw new ArgumentException(
                $"the sentence has {sentence.Tokens.Count} tokens and {sentence.Tags.Count} tags, but a tag for each "
                + "token was expected", nameof(sentence));
        if (sentence.WritingFault is { } fault)
            throw new ArgumentException($"the sentence {fault}", nameof(sentence));
        if (sentence.Tokens.Any(string.IsNullOrEmpty))
            throw new ArgumentException("a token of the sentence is empty; leave it out", nameof(sentence));
        foreach (var tag in sentence.Tags)
        {
            if (CheckedTag.Fault(tag) is { } problem)
                throw new ArgumentException(problem, nameof(sentence));
            if (CheckedName.Trimmed(tag).Length < tag.Length)
                throw new ArgumentException($"the tag {Quoted.Cell(tag)} begins or ends with white space or an "
                    + "invisible character, which reading would leave out; take it away", nameof(sentence));
        }
        _text.Clear();
        _append(_text, sentence);
        _output.Write(_text);
    }
}
