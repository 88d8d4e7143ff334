using System.Text.Json.Serialization;

namespace Unroll.Text;

/// <summary>A tagger's answer for a text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Sentences">
/// Its sentences, in order; none of a text without a token. It is one if the tagger learned no ends of sentences.
/// </param>
public sealed record TaggedText(string Text, IReadOnlyList<TextSentence> Sentences)
{
    /// <summary>The text.</summary>
    public string Text { get; } = Given.Value(Text);

    /// <summary>Its sentences, in order.</summary>
    public IReadOnlyList<TextSentence> Sentences { get; } = Given.All(Sentences);

    /// <summary>The tokens of all sentences with their tags.</summary>
    [JsonIgnore] // as the sentences have them
    public IReadOnlyList<TaggedToken> Tokens { get; } =
        Sentences is [{ } only] ? only.Tokens : [.. Given.All(Sentences).SelectMany(sentence => sentence.Tokens)];

    /// <summary>The spans that the tags make, if their scheme has spans.</summary>
    [JsonIgnore]
    public IReadOnlyList<TaggedSpan> Spans { get; } =
        Sentences is [{ } only] ? only.Spans : [.. Given.All(Sentences).SelectMany(sentence => sentence.Spans)];

    /// <summary>
    /// The same without probabilities, as <see cref="TaggedTextWriter"/> writes sentences, with how they stand in the
    /// text: a paragraph begins with the first one, and after a blank line.
    /// </summary>
    public IReadOnlyList<TaggedSentence> ToSentences()
    {
        var sentences = new TaggedSentence[Sentences.Count];
        var startsParagraph = true;
        for (var i = 0; i < sentences.Length; i++)
        {
            var end = TextCharacter.AfterBlanks(Text, Sentences[i].Span.End, out var lines);
            sentences[i] = Sentences[i].InText(
                Text, startsParagraph, spaceAfter: end > Sentences[i].Span.End || end == Text.Length);
            startsParagraph = lines > 1;
        }
        return sentences;
    }

    /// <summary>The tokens with their tags: <c>Ada/S-PER left/O</c>.</summary>
    public override string ToString() => string.Join(' ', Tokens);
}
