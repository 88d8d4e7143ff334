namespace Unroll.Text;

/// <summary>The vocabularies of both sides of a translator.</summary>
/// <param name="Source">The side that is read.</param>
/// <param name="Target">The side that is written; with the source's vocabulary if they share it.</param>
internal sealed record TranslatorVocabularies(TranslationSide Source, TranslationSide Target)
{
    /// <summary>Builds the vocabularies of some pairs. Byte pairs are learned here.</summary>
    /// <param name="options">The options of the translator.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="further">The vocabularies of a translator that is trained further; null for another model.</param>
    /// <param name="known">The words of the model that training starts from; null if it starts from none.</param>
    public static TranslatorVocabularies Build(
        TranslatorOptions options, IReadOnlyList<SentencePair> pairs, TranslatorVocabularies? further = null,
        Vocabulary? known = null)
    {
        string[] sources = [.. pairs.Select(pair => options.Folding.Of(pair.Source))];
        string[] targets = [.. pairs.Select(pair => options.FoldingOfTarget.Of(pair.Target))];
        if (options.SharesVocabulary)
        {
            var shared = Side(
                options.Tokens!, [.. sources, .. targets], options.FoldingOfTarget, further?.Target.Tokens, known);
            return new(shared with { Folding = options.Folding }, shared);
        }
        return new(
            Side(options.Tokens!, sources, options.Folding, further?.Source.Tokens, known),
            Side(options.TokensOfTarget, targets, options.FoldingOfTarget, further?.Target.Tokens,
                further?.Target.Vocabulary));

        TranslationSide Side(
            TokenKind kind, string[] texts, TextFolding folding, IReversibleTokens? former, Vocabulary? known)
        {
            var tokens = former ?? kind.LearnedFrom(texts);
            var vocabulary = Vocabulary.Build(texts.SelectMany(tokens.Cut), options.Vocabulary, withMarks: true);
            return new(tokens, known?.With(vocabulary, options.Vocabulary.MaximumSize) ?? vocabulary, folding);
        }
    }
}
