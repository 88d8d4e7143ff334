namespace Unroll.Text;

/// <summary>How many tokens of a corpus a tokenizer would never produce from raw text.</summary>
/// <param name="Tokens">All tokens of the corpus.</param>
/// <param name="Other">The tokens that are split differently.</param>
/// <param name="Examples">The most frequent of them.</param>
public sealed record RawTextFit(int Tokens, int Other, IReadOnlyList<string> Examples)
{
    private const int Shown = 3;

    /// <summary>
    /// Writes sentences as raw text, as far as their tokens determine it, and splits them again. Escapes are read
    /// first, as the model reads them. Characters, and tokens separated by white space, always fit.
    /// </summary>
    /// <param name="tokens">How raw text is split.</param>
    public static RawTextFit Measure(IEnumerable<TaggedSentence> sentences, TokenKind tokens)
    {
        var spelling = new TextFolding(LowerCase: false, FoldWidth: false, FoldSpellings: true);
        var tokenizer = Given.Value(tokens).Tokenizer;
        var isWritten = tokenizer is not (WhitespaceTokenizer or CharacterTokenizer);
        var (all, others) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var sentence in Given.Each(sentences))
        {
            all += sentence.Tokens.Count;
            string[] words = [.. sentence.Tokens.Select(token => spelling.Of(token))];
            var (text, spans) = isWritten ? TreebankTokens.Words.Join(words) : Apart(words);
            var cut = tokenizer.Cut(text).ToHashSet();
            for (var i = 0; i < spans.Length; i++)
            {
                if (!cut.Contains(spans[i]))
                    others[sentence.Tokens[i]] = others.GetValueOrDefault(sentence.Tokens[i]) + 1;
            }
        }
        return new(all, others.Values.Sum(), [.. others
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Take(Shown)
            .Select(entry => entry.Key)]);
    }

    private static (string Text, TokenSpan[] Spans) Apart(string[] tokens)
    {
        var (spans, at) = (new TokenSpan[tokens.Length], 0);
        for (var i = 0; i < spans.Length; i++)
        {
            spans[i] = new TokenSpan(at, tokens[i].Length);
            at += tokens[i].Length + 1;
        }
        return (string.Join(' ', tokens), spans);
    }
}
