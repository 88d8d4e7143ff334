namespace Unroll.Text;

/// <summary>The vocabularies of tokens, their characters and pairs of tokens; they turn tokens into ids.</summary>
/// <param name="Words">The tokens.</param>
/// <param name="Characters">Their characters; null if they are not read.</param>
/// <param name="Bigrams">Pairs of neighbouring tokens; null if they are not read.</param>
/// <param name="Folding">How tokens are folded. Characters keep their case, which helps to find names.</param>
internal sealed record TokenVocabularies(
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

    /// <summary>Builds the vocabularies of some texts.</summary>
    /// <param name="options">Which of the vocabularies there are, and what is left out of them.</param>
    /// <param name="texts">The tokens of each.</param>
    /// <param name="known">What a model knows that training starts from; null if it starts from none.</param>
    public static TokenVocabularies Build(
        ReadingOptions options, IEnumerable<IReadOnlyList<string>> texts, TokenVocabularies? known = null)
    {
        var folding = options.Folding;
        var words = Vocabulary.Build(
            texts.SelectMany(tokens => tokens.Select(token => folding.Of(token))), options.Vocabulary);
        var characters = options.ReadsCharacters ? Vocabulary.Build(
            texts.SelectMany(tokens => tokens.SelectMany(token => CharactersOf(token, folding)))) : null;
        var bigrams = options.ReadsBigrams
            ? Vocabulary.Build(
                texts.SelectMany(tokens => Pairs(tokens, folding)),
                new VocabularyOptions { MinimumCount = options.BigramMinimumCount })
            : null;
        return new(
            known?.Words.With(words, options.Vocabulary.MaximumSize) ?? words, Joined(known?.Characters, characters),
            Joined(known?.Bigrams, bigrams), folding);

        static Vocabulary? Joined(Vocabulary? known, Vocabulary? more) =>
            known is null || more is null ? more : known.With(more);
    }

    /// <summary>Whether a token is read by its word alone.</summary>
    public bool AreWordsAlone => Characters is null && Bigrams is null;

    /// <summary>How many ids there are of each.</summary>
    public VocabularySizes Sizes => new(Words.Count, Characters?.Count ?? 0, Bigrams?.Count ?? 0);

    /// <summary>Tokens as ids.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="spelled">
    /// Keeps the characters of words for the next call, so that a corpus holds those of each word once.
    /// </param>
    public EncodedTokens Encode(IReadOnlyList<string> tokens, Dictionary<string, int[]>? spelled = null)
    {
        var words = new int[tokens.Count];
        for (var i = 0; i < words.Length; i++)
            words[i] = Words.IdOf(Folding.Of(tokens[i]));
        return new(
            words,
            Characters is null ? null : [.. tokens.Select(token => Spelled(token, Characters, spelled))],
            Bigrams is null ? null : [.. Pairs(tokens, Folding).Select(pair => Bigrams.IdOf(pair))]);
    }

    public void AddTo(DataDigest digest)
    {
        foreach (var vocabulary in new[] { Words, Characters, Bigrams })
            digest.Add(vocabulary?.ToJson() ?? "");
    }

    private int[] Spelled(string token, Vocabulary characters, Dictionary<string, int[]>? spelled)
    {
        if (spelled?.TryGetValue(token, out var known) == true)
            return known;
        int[] ids = [.. CharactersOf(token, Folding).Select(character => characters.IdOf(character))];
        spelled?.Add(token, ids);
        return ids;
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
