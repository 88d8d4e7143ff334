namespace Unroll.Text;

/// <summary>A sequence tagger as a file.</summary>
internal static class SequenceTaggerFile
{
    /// <summary>The task's name in the file.</summary>
    public const string Task = "tag";

    private const string VocabularyKey = "unroll.vocabulary";
    private const string CharactersKey = "unroll.characters";
    private const string BigramsKey = "unroll.bigrams";
    private const string TagsKey = "unroll.tags";
    private const string TrainingWordsKey = "unroll.trainingWords";

    public static void Save(string path, SequenceTagger tagger)
    {
        var more = new List<(
            string, string)> { (TagsKey, Array(tagger.Tags)), (VocabularyKey, tagger.Vocabulary.ToJson()) };
        if (tagger.Vocabularies.Characters is { } characters)
            more.Add((CharactersKey, characters.ToJson()));
        if (tagger.Vocabularies.Bigrams is { } bigrams)
            more.Add((BigramsKey, bigrams.ToJson()));
        if (tagger.TrainingWords is { } words)
            more.Add((TrainingWordsKey, Array(words.Order(StringComparer.Ordinal))));
        ModelFile.Save(
            path, Task, tagger.Model, SequenceTaggerConfiguration.ToJson(tagger.Options), tagger.Training, file =>
            Load(file, [tagger.Options.Cell]), more);

        static string Array(IEnumerable<string> texts) => JsonText.Write(writer => JsonText.WriteArray(writer, texts));
    }

    public static SequenceTagger Load(string path, IEnumerable<CellKind> cells)
    {
        using var model = ModelFile.Open(path);
        return Load(model, cells);
    }

    public static SequenceTagger Load(ModelFile model, IEnumerable<CellKind> cells) => model.Read(Task, file =>
    {
        var (options, vocabularies, tags, words) = Parts(file, cells);
        var training = file.Training;
        var network = new SequenceTaggerModel(options, vocabularies, tags.Tags.Count, tags.IsAllowed, seed: 0);
        file.Load(network);
        return new SequenceTagger(options, vocabularies, tags, words, network) { Training = training };
    });

    /// <summary>What a file holds beside its tensors.</summary>
    /// <exception cref="InvalidDataException">It is not as a tagger's would be.</exception>
    public static (SequenceTaggerOptions Options, TaggerVocabularies Vocabularies, TagSet Tags, HashSet<string>? Words)
        Parts(ModelFile file, IEnumerable<CellKind> cells)
    {
        var options = SequenceTaggerConfiguration.FromJson(file.Configuration, file.Format, cells);
        var vocabularies = new TaggerVocabularies(
            file.VocabularyOf(VocabularyKey),
            options.ReadsCharacters ? file.VocabularyOf(CharactersKey) : null,
            options.Bigrams ? file.VocabularyOf(BigramsKey) : null,
            options.Folding);
        var names = file.NamesOf(TagsKey, "the list of tags", least: 1);
        var tags = TagSet.Of(names, options.Scheme!.Value, options.Spelling!);
        var words = file.Find(TrainingWordsKey) is { } json ? JsonText.ReadArray(json, "the list of training words")
            .ToHashSet(StringComparer.Ordinal) : null;
        return (options, vocabularies, tags, words);
    }
}
