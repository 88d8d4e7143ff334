namespace Unroll.Text;

/// <summary>The vocabularies of tokens, their characters and their pairs in a model file.</summary>
internal static class ModelVocabularies
{
    private const string WordsKey = "unroll.vocabulary";
    private const string CharactersKey = "unroll.characters";
    private const string BigramsKey = "unroll.bigrams";

    public static IEnumerable<(string Key, string Value)> Metadata(TokenVocabularies vocabularies)
    {
        yield return (WordsKey, vocabularies.Words.ToJson());
        if (vocabularies.Characters is { } characters)
            yield return (CharactersKey, characters.ToJson());
        if (vocabularies.Bigrams is { } bigrams)
            yield return (BigramsKey, bigrams.ToJson());
    }

    /// <exception cref="InvalidDataException">One of those that the options ask for is missing or broken.</exception>
    public static TokenVocabularies Read(ModelFile file, ReadingOptions options) => new(
        file.VocabularyOf(WordsKey),
        options.ReadsCharacters ? file.VocabularyOf(CharactersKey) : null,
        options.ReadsBigrams ? file.VocabularyOf(BigramsKey) : null,
        options.Folding);

    public static IReadOnlyList<VocabularySize> Contents(TokenVocabularies vocabularies)
    {
        VocabularySize?[] all =
        [
            Size("vocabulary", "vocabulary", vocabularies.Words),
            Size("characterVocabulary", "characters", vocabularies.Characters),
            Size("bigramVocabulary", "bigrams", vocabularies.Bigrams),
        ];
        return [.. all.OfType<VocabularySize>()];

        static VocabularySize? Size(string name, string title, Vocabulary? vocabulary) =>
            vocabulary is null ? null : new VocabularySize(name, title, vocabulary.Count);
    }
}
