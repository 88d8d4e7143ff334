namespace Unroll.Text;

/// <summary>The declarations of the options of <see cref="ReadingOptions"/>.</summary>
internal static class ReadingOptionList
{
    /// <param name="inEveryFile">Whether model files hold the options even where they are not used.</param>
    public static IEnumerable<DeclaredOption<T>> Of<T>(bool inEveryFile) where T : ReadingOptions =>
    [
        new DeclaredOption<T, CharacterReading?>(
            nameof(ReadingOptions.Characters), new Unset<CharacterReading>(new Choice<CharacterReading>()),
            o => o.Characters, (o, v) => o with { Characters = v })
        {
            Flag = "characters", Key = "characters", IsInEveryFile = inEveryFile,
            Help = "Whether words are read by their characters too.", Unset = "lstm if tokens are words",
            Describe = o => o.ReadsCharacters ? $"characters {o.CharacterEmbedding} to {o.CharacterHidden}" : null,
        },
        new DeclaredOption<T, int>(
            nameof(ReadingOptions.CharacterEmbedding), new WholeNumber(1, NetworkOptions.MaximumWidth),
            o => o.CharacterEmbedding, (o, v) => o with { CharacterEmbedding = v })
        {
            Flag = "character-embedding", Key = "characterEmbedding", Help = "Numbers of a character's embedding.",
            IsOfUse = MayReadCharacters, OfNoUse = OfCharacters,
        },
        new DeclaredOption<T, int>(
            nameof(ReadingOptions.CharacterHidden), new WholeNumber(1, NetworkOptions.MaximumWidth),
            o => o.CharacterHidden, (o, v) => o with { CharacterHidden = v })
        {
            Flag = "character-hidden", Key = "characterHidden",
            Help = "Hidden units of each direction over a word's characters.",
            IsOfUse = MayReadCharacters, OfNoUse = OfCharacters,
        },
        new DeclaredOption<T, bool?>(
            nameof(ReadingOptions.Bigrams), new Unset<bool>(new Switch()), o => o.Bigrams,
            (o, v) => o with { Bigrams = v })
        {
            Flag = "bigrams", Key = "bigrams", IsInEveryFile = inEveryFile,
            Help = "Whether each token is also read together with its neighbours.",
            Unset = "true if tokens are characters",
            Describe = o => o.ReadsBigrams ? $"bigrams {o.BigramEmbedding}" : null,
        },
        new DeclaredOption<T, int>(
            nameof(ReadingOptions.BigramEmbedding), new WholeNumber(1, NetworkOptions.MaximumWidth),
            o => o.BigramEmbedding, (o, v) => o with { BigramEmbedding = v })
        {
            Flag = "bigram-embedding", Key = "bigramEmbedding", Help = "Numbers of a pair's embedding.",
            IsOfUse = o => o.Bigrams != false, OfNoUse = OfBigrams,
        },
        new DeclaredOption<T, int>(
            nameof(ReadingOptions.BigramMinimumCount), new WholeNumber(), o => o.BigramMinimumCount,
            (o, v) => o with { BigramMinimumCount = v })
        {
            Flag = "bigram-min-count", Help = "How often a pair must occur to have its own embedding.",
            IsOfUse = o => o.Bigrams != false, OfNoUse = OfBigrams,
        },
    ];

    private const string OfCharacters =
        "says how words are read by their characters, but `Characters` none leaves that out; give one or the other";

    private const string OfBigrams =
        "says how pairs of tokens are read, but `Bigrams` false leaves them out; give one or the other";

    private static bool MayReadCharacters(ReadingOptions options) => options.Characters != CharacterReading.None;
}
