namespace Unroll.Text;

/// <summary>What a translator knows of the tokens of both sides.</summary>
/// <param name="Source">The side that is read.</param>
/// <param name="Target">The side that is written; the same as the source where they share a vocabulary.</param>
internal sealed record TranslatorVocabularies(TranslationSide Source, TranslationSide Target)
{
    /// <summary>What some pairs have. Byte pairs are learned here.</summary>
    public static TranslatorVocabularies Build(TranslatorOptions options, IReadOnlyList<SentencePair> pairs)
    {
        string[] sources = [.. pairs.Select(pair => options.Folding.Of(pair.Source))];
        string[] targets = [.. pairs.Select(pair => options.Folding.Of(pair.Target))];
        if (options.SharedVocabulary)
        {
            var shared = Side(options.Tokens, [.. sources, .. targets]);
            return new(shared, shared);
        }
        return new(Side(options.Tokens, sources), Side(options.TokensOfTarget, targets));

        TranslationSide Side(string name, string[] texts)
        {
            var tokens = TranslationTokens.Of(name, texts);
            return new(tokens, Vocabulary.Build(texts.SelectMany(tokens.Cut), options.Vocabulary, withMarks: true), options.Folding);
        }
    }
}
