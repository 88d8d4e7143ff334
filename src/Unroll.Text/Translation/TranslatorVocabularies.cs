namespace Unroll.Text;

/// <summary>The vocabularies of both sides of a translator.</summary>
/// <param name="Source">The side that is read.</param>
/// <param name="Target">The side that is written; with the source's vocabulary if they share it.</param>
internal sealed record TranslatorVocabularies(TranslationSide Source, TranslationSide Target)
{
    /// <summary>Builds the vocabularies of some pairs. Byte pairs are learned here.</summary>
    public static TranslatorVocabularies Build(TranslatorOptions options, IReadOnlyList<SentencePair> pairs)
    {
        string[] sources = [.. pairs.Select(pair => options.Folding.Of(pair.Source))];
        string[] targets = [.. pairs.Select(pair => options.FoldingOfTarget.Of(pair.Target))];
        if (options.SharedVocabulary)
        {
            var shared = Side(options.Tokens!, [.. sources, .. targets], options.FoldingOfTarget);
            return new(shared with { Folding = options.Folding }, shared);
        }
        return new(
            Side(options.Tokens!, sources, options.Folding),
            Side(options.TokensOfTarget, targets, options.FoldingOfTarget));

        TranslationSide Side(TokenKind kind, string[] texts, TextFolding folding)
        {
            var tokens = kind.LearnedFrom(texts);
            var vocabulary = Vocabulary.Build(texts.SelectMany(tokens.Cut), options.Vocabulary, withMarks: true);
            return new(tokens, vocabulary, folding);
        }
    }
}
