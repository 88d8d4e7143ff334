using System.Text;

namespace Unroll.Text;

/// <summary>One sentence per line: words separated by white space, whose characters are the tokens.</summary>
internal static class SegmentedSentences
{
    private static readonly WhitespaceTokenizer Words = new();

    /// <summary>
    /// The tokenizer of models of characters, so that model and corpus agree on what characters are.
    /// </summary>
    private static readonly CharacterTokenizer Characters = new();

    public static IEnumerable<TaggedSentence> Read(IEnumerable<TextLine> lines)
    {
        // A corpus has millions of characters but few different ones, each of which is stored once.
        var known = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in lines)
        {
            var (tokens, tags) = (new List<string>(), new List<string>());
            foreach (var span in Words.Cut(line.Text))
            {
                var word = span.In(line.Text).ToString();
                var first = tokens.Count;
                foreach (var character in Characters.Cut(word))
                {
                    if (!known.TryGetValue(character.In(word), out var token))
                        known[character.In(word)] = token = character.In(word).ToString();
                    tokens.Add(token);
                    tags.Add("M");
                }
                (tags[first], tags[^1]) = tokens.Count - first == 1 ? ("S", "S") : ("B", "E");
            }
            if (tokens.Count > 0)
                yield return new TaggedSentence(tokens, tags) { Line = line.Number };
        }
    }

    /// <summary>Adds a sentence as a line.</summary>
    /// <exception cref="ArgumentException">The format cannot hold a token, or a tag is not one of the four.</exception>
    public static void Append(StringBuilder text, TaggedSentence sentence)
    {
        foreach (var token in sentence.Tokens)
            if (token.Any(character => char.IsWhiteSpace(character) || character == '\0'))
                throw new ArgumentException(
                    $"the token {Quoted.Cell(token)} holds white space or a NUL, which segmented cannot have in one; "
                    + "take it out");
        text.AppendJoin(' ', SegmentedWords.Of(sentence.Tokens, sentence.Tags)).Append('\n');
    }
}
