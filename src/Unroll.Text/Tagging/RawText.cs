using System.Text;

namespace Unroll.Text;

/// <summary>The raw text of tagged sentences.</summary>
internal static class RawText
{
    /// <summary>A sentence that says how it is written.</summary>
    /// <exception cref="ArgumentException">It is to be as in its corpus, but that does not say how.</exception>
    public static TaggedSentence Written(
        TaggedSentence sentence, int index, SentenceWriting writing, string parameter) => writing switch
        {
            SentenceWriting.Blanks => sentence with { Written = PrintedTokens.Apart(sentence.Tokens) },
            SentenceWriting.Print => sentence with { Written = PrintedTokens.Printed(sentence.Tokens) },
            SentenceWriting.Corpus => sentence.Written is not null ? sentence
                : throw new ArgumentException(
                    $"{SchemeCheck.Which(sentence, index)} does not say how it is written, as only some corpora do; "
                    + $"write it in another way, such as {nameof(SentenceWriting)}.{nameof(SentenceWriting.Print)}",
                    parameter),
            _ => throw new ArgumentOutOfRangeException(
                nameof(writing), writing, "there is no such writing; expected one of SentenceWriting"),
        };

    /// <summary>The paragraphs of sentences.</summary>
    public static IEnumerable<string> Paragraphs(IReadOnlyList<TaggedSentence> sentences)
    {
        var text = new StringBuilder();
        foreach (var (i, sentence) in sentences.Index())
        {
            var written = sentence.Written!;
            if (written.StartsParagraph && text.Length > 0)
            {
                yield return text.ToString();
                text.Clear();
            }
            if (text.Length > 0 && sentences[i - 1].Written!.SpaceAfter)
                text.Append(' ');
            text.Append(written.Text);
        }
        if (text.Length > 0)
            yield return text.ToString();
    }
}
