namespace Unroll.Text;

/// <summary>
/// The vocabularies of a tagger for tokens, their characters and pairs of tokens; they turn a sentence into ids.
/// </summary>
/// <param name="Words">The tokens.</param>
/// <param name="Characters">Their characters; null if they are not read.</param>
/// <param name="Bigrams">Pairs of neighbouring tokens; null if they are not read.</param>
/// <param name="Folding">How tokens are folded. Characters keep their case, which helps to find names.</param>
internal sealed record TaggerVocabularies(
    Vocabulary Words, Vocabulary? Characters, Vocabulary? Bigrams, TextFolding Folding)
{
    /// <summary>
    /// The most characters of a word that are read, so that one word takes no more memory than a sentence.
    /// </summary>
    private const int CharactersRead = 64;

    /// <summary>
    /// Stands for the token before the first one and after the last one; no token contains a line end.
    /// </summary>
    private const string Outside = "\n";

    /// <summary>Builds the vocabularies of some sentences.</summary>
    /// <param name="options">Which of the vocabularies there are, and what is left out of them.</param>
    /// <param name="sentences">The tokens of each.</param>
    public static TaggerVocabularies Build(
        SequenceTaggerOptions options, IReadOnlyList<IReadOnlyList<string>> sentences)
    {
        var folding = options.Folding;
        var words = Vocabulary.Build(
            sentences.SelectMany(tokens => tokens.Select(token => folding.Of(token))), options.Vocabulary);
        var characters = options.ReadsCharacters ? Vocabulary.Build(
            sentences.SelectMany(tokens => tokens.SelectMany(token => CharactersOf(token, folding)))) : null;
        var bigrams = options.Bigrams
            ? Vocabulary.Build(
                sentences.SelectMany(tokens => Pairs(tokens, folding)),
                new VocabularyOptions { MinimumCount = options.BigramMinimumCount })
            : null;
        return new(words, characters, bigrams, folding);
    }

    /// <summary>A sentence as ids.</summary>
    public EncodedSentence Encode(IReadOnlyList<string> tokens)
    {
        var words = new int[tokens.Count];
        for (var i = 0; i < words.Length; i++)
            words[i] = Words.IdOf(Folding.Of(tokens[i]));
        return new(
            words,
            Characters is null ? null
                : [.. tokens.Select(
                token => (int[])[.. CharactersOf(token, Folding).Select(character => Characters.IdOf(character))])],
            Bigrams is null ? null : [.. Pairs(tokens, Folding).Select(pair => Bigrams.IdOf(pair))]);
    }

    private static IEnumerable<string> CharactersOf(string token, TextFolding folding) =>
        (folding with { LowerCase = false }).Of(token).EnumerateRunes().Take(CharactersRead)
            .Select(rune => rune.ToString());

    /// <summary>
    /// Each token with the one before it, and the last one with what follows it: one pair more than there are tokens.
    /// </summary>
    private static IEnumerable<string> Pairs(IReadOnlyList<string> tokens, TextFolding folding)
    {
        var before = Outside;
        foreach (var token in tokens)
        {
            var folded = folding.Of(token);
            yield return $"{before}\t{folded}";
            before = folded;
        }
        yield return $"{before}\t{Outside}";
    }
}
