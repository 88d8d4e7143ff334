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
        var more = new List<(string, string)> { (TagsKey, Array(tagger.Tags)), (VocabularyKey, tagger.Vocabulary.ToJson()) };
        if (tagger.Vocabularies.Characters is { } characters)
            more.Add((CharactersKey, characters.ToJson()));
        if (tagger.Vocabularies.Bigrams is { } bigrams)
            more.Add((BigramsKey, bigrams.ToJson()));
        if (tagger.TrainingWords is { } words)
            more.Add((TrainingWordsKey, Array(words.Order(StringComparer.Ordinal))));
        ModelFile.Save(path, Task, tagger.Model, SequenceTaggerConfiguration.ToJson(tagger.Options), tagger.Training, more);

        static string Array(IEnumerable<string> texts) => JsonText.Write(writer => JsonText.WriteArray(writer, texts));
    }

    public static SequenceTagger Load(string path, IEnumerable<CellKind> cells) => Load(ModelFile.Open(path), cells);

    public static SequenceTagger Load(ModelFile model, IEnumerable<CellKind> cells) => model.Read(Task, file =>
    {
        var options = SequenceTaggerConfiguration.FromJson(file.Configuration, cells);
        var vocabularies = new TaggerVocabularies(
            Vocabulary.FromJson(file[VocabularyKey]),
            options.ReadsCharacters ? Vocabulary.FromJson(file[CharactersKey]) : null,
            options.Bigrams ? Vocabulary.FromJson(file[BigramsKey]) : null,
            options.Folding);
        var names = file.NamesOf(TagsKey, "the list of tags", least: 1);
        var tags = TagSet.Of(names, options.Scheme!.Value, options.Spelling!);
        var words = file.Find(TrainingWordsKey) is { } json ? JsonText.ReadArray(json, "the list of training words").ToHashSet(StringComparer.Ordinal) : null;
        SequenceTaggerShapes.Check(file.Tensors, options, vocabularies, tags.Tags.Count);
        var network = new SequenceTaggerModel(options, vocabularies, tags.Tags.Count, tags.IsAllowed, seed: 0);
        file.Load(network);
        return new SequenceTagger(options, vocabularies, tags, words, network) { Training = file.Training };
    });
}
