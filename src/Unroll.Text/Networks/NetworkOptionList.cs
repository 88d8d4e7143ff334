namespace Unroll.Text;

/// <summary>The declarations of the options that all tasks share.</summary>
internal static class NetworkOptionList
{
    /// <param name="tokens">The tokens option, which each task declares separately.</param>
    /// <param name="leastVocabulary">The fewest entries of a vocabulary.</param>
    public static IEnumerable<DeclaredOption<T>> Of<T>(TokenName tokens, string tokensHelp, int leastVocabulary = 2)
        where T : NetworkOptions =>
    [
        new DeclaredOption<T, TokenKind?>(
            nameof(NetworkOptions.Tokens), tokens, o => o.Tokens, (o, v) => (T)o.WithTokens(v))
        {
            Flag = "tokens", Key = "tokens", IsInEveryFile = true, Help = tokensHelp,
            Unset = "characters if nearly all training tokens are, else learned",
            Describe = o => o.Tokens is { } kind ? Quoted.Name(kind.Name) : null,
        },
        new DeclaredOption<T, bool>(
            nameof(NetworkOptions.LowerCase), new Switch(), o => o.LowerCase, (o, v) => (T)(o with { LowerCase = v }))
        {
            Flag = "lower-case", Key = "lowerCase", Help = "Read upper-case letters as lower-case ones.",
            Describe = o => o.LowerCase ? "lower case" : null,
        },
        new DeclaredOption<T, bool>(
            nameof(NetworkOptions.FoldWidth), new Switch(), o => o.FoldWidth, (o, v) => (T)(o with { FoldWidth = v }))
        {
            Flag = "fold-width", Key = "foldWidth",
            Help = "Read full-width letters, digits and signs as the usual ones.",
            Describe = o => o.FoldWidth ? "folded width" : null,
        },
        new DeclaredOption<T, bool>(
            nameof(NetworkOptions.FoldSpellings), new Switch(), o => o.FoldSpellings,
            (o, v) => (T)(o with { FoldSpellings = v }))
        {
            Key = "foldSpellings", Help = "Read different spellings of a token as the same.",
        },
        new DeclaredOption<T, int>(
            "Vocabulary.MinimumCount", new WholeNumber(), o => o.Vocabulary.MinimumCount,
            (o, v) => (T)(o with { Vocabulary = o.Vocabulary with { MinimumCount = v } }))
        {
            Flag = "min-count", RecordKey = "minCount",
            Record = o => o.Vocabulary.MinimumCount > 1 ? $"{o.Vocabulary.MinimumCount}" : null,
            Help = "How often a token must occur to be in the vocabulary.",
        },
        new DeclaredOption<T, int?>(
            "Vocabulary.MaximumSize", new Unset<int>(new WholeNumber(leastVocabulary)), o => o.Vocabulary.MaximumSize,
            (o, v) => (T)(o with { Vocabulary = o.Vocabulary with { MaximumSize = v } }))
        {
            Flag = "max-vocabulary", RecordKey = "maxVocabulary",
            Help = "Entries of the vocabulary, the most frequent first.", Unset = "any number",
        },
        new DeclaredOption<T, int>(
            nameof(NetworkOptions.Embedding), new WholeNumber(1, NetworkOptions.MaximumWidth), o => o.Embedding,
            (o, v) => (T)(o with { Embedding = v }))
        {
            Flag = "embedding", Key = "embedding", IsInEveryFile = true, Help = "Numbers of a token's embedding.",
            Describe = o => $"embedding {o.Embedding}",
        },
        new DeclaredOption<T, string?>(
            "Vectors.Path", new FileName(), o => o.Vectors?.Path,
            (o, v) => (T)(o with { Vectors = new WordVectorOptions { Path = v! } }))
        {
            Flag = "vectors", Help = "Word vectors to start the embeddings from, in text form (GloVe, word2vec).",
            Excludes = nameof(NetworkOptions.Embedding),
            WhyExcluded = ", but vectors settle the size of the embeddings; leave the size out",
            Describe = o => o.Vectors is { } file
                ? $"{(file.Frozen ? "frozen " : "")}vectors {Quoted.Path(file.Path)}" : null,
        },
        new DeclaredOption<T, bool>(
            "Vectors.Frozen", new Switch(), o => o.Vectors?.Frozen ?? false,
            (o, v) => (T)(o with { Vectors = o.Vectors is { } file ? file with { Frozen = v } : null }))
        {
            Flag = "freeze-vectors", RecordKey = "vectors", Help = "Leave the word vectors as they are.",
            Record = o => o.Vectors is { } vectors ? vectors.Frozen ? "frozen" : "trained further" : null,
            IsOfUse = o => o.Vectors is not null, OfNoUse = OfVectors,
        },
        new DeclaredOption<T, int?>(
            "Vectors.ExtraWords", new Unset<int>(new WholeNumber(0)), o => o.Vectors?.ExtraWords,
            (o, v) => (T)(o with { Vectors = o.Vectors is { } file ? file with { ExtraWords = v!.Value } : null }))
        {
            Flag = "vector-words", Help = "How many words of that file to add that no training text has.",
            Unset = $"{new WordVectorOptions { Path = "" }.ExtraWords}",
            IsOfUse = o => o.Vectors is not null, OfNoUse = OfVectors,
        },
        new DeclaredOption<T, CellKind?>(
            nameof(NetworkOptions.Cell),
            new CellName { IsRequired = true }, o => o.Cell, (o, v) => (T)(o with { Cell = v! }))
        {
            Flag = "cell", Key = "cell", IsInEveryFile = true, Help = "The recurrence.",
            Describe = o => Quoted.Name(o.Cell.Name), Leads = true,
        },
        new DeclaredOption<T, int>(
            nameof(NetworkOptions.Hidden), new WholeNumber(1, NetworkOptions.MaximumWidth), o => o.Hidden,
            (o, v) => (T)(o with { Hidden = v }))
        {
            Flag = "hidden", Key = "hidden", IsInEveryFile = true, Help = "Hidden units of each direction.",
            Describe = o => $"hidden {o.Hidden}",
        },
        new DeclaredOption<T, int>(
            nameof(NetworkOptions.Layers), new WholeNumber(1, NetworkOptions.MaximumLayers), o => o.Layers,
            (o, v) => (T)(o with { Layers = v }))
        {
            Flag = "layers", Key = "layers", IsInEveryFile = true, Help = "Recurrent layers.",
            Describe = o => o.Layers == 1 ? "1 layer" : $"{o.Layers} layers",
        },
        new DeclaredOption<T, bool>(
            nameof(NetworkOptions.Bidirectional), new Switch(), o => o.Bidirectional,
            (o, v) => (T)(o with { Bidirectional = v }))
        {
            Flag = "bidirectional", Key = "bidirectional", IsInEveryFile = true,
            Help = "Read each text from its end to its start too.",
            Describe = o => o.Bidirectional ? "bidirectional" : null,
        },
        new DeclaredOption<T, float>(
            nameof(NetworkOptions.Dropout), RealNumber.Share, o => o.Dropout, (o, v) => (T)(o with { Dropout = v }))
        {
            Flag = "dropout", Key = "dropout", IsInEveryFile = true,
            Help = "Part of embeddings, of states between layers and of the last layer's states left out in training.",
            Describe = o => o.Dropout > 0 ? $"dropout {o.Dropout}" : null,
        },
        new DeclaredOption<T, float>(
            nameof(NetworkOptions.RecurrentDropout), RealNumber.Share, o => o.RecurrentDropout,
            (o, v) => (T)(o with { RecurrentDropout = v }))
        {
            Flag = "recurrent-dropout", Key = "recurrentDropout",
            Help = "Part of h(t-1) left out in training, the same at all steps of a text.",
            Describe = o => o.RecurrentDropout > 0 ? $"recurrent dropout {o.RecurrentDropout}" : null,
        },
        new DeclaredOption<T, float>(
            nameof(NetworkOptions.WordDropout), RealNumber.Share, o => o.WordDropout,
            (o, v) => (T)(o with { WordDropout = v }))
        {
            Flag = "word-dropout", Key = "wordDropout", Help = "Part of the tokens read as unknown in training.",
            Describe = o => o.WordDropout > 0 ? $"word dropout {o.WordDropout}" : null,
        },
        new DeclaredOption<T, float?>(
            nameof(NetworkOptions.InitialRange), new Unset<float>(InitialRange), o => o.InitialRange,
            (o, v) => (T)(o with { InitialRange = v }))
        {
            Flag = "initial-range", RecordKey = "initialRange",
            Help = "Draw all initial weights from U(-X, X).", Unset = "as PyTorch does",
        },
    ];

    private const string OfVectors = "says what to do with `Vectors.Path`, which was not given";

    private static RealNumber InitialRange => new(
        x => x is > 0 and <= NetworkOptions.MaximumInitialRange,
        $"a number above 0 and at most {NetworkOptions.MaximumInitialRange}");
}
