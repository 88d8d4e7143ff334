namespace Unroll.Text;

/// <summary>A sequence tagger as a file.</summary>
internal sealed class SequenceTaggerFile : ITaskFile
{
    private const string TagsKey = "unroll.tags";
    private const string TrainingWordsKey = "unroll.trainingWords";

    public static SequenceTaggerFile Instance { get; } = new();

    public string Name => "tag";

    /// <summary>What taggers did of which a file says nothing, since it is older than the option.</summary>
    private static readonly SequenceTaggerOptions Former = new()
    {
        LowerCase = false,
        FoldWidth = false,
        WordDropout = 0,
        Spelling = TagSpelling.Standard,
    };

    public static IEnumerable<(string Key, string Value)> Metadata(SequenceTagger tagger)
    {
        yield return (TagsKey, Array(tagger.Tags));
        foreach (var entry in ModelVocabularies.Metadata(tagger.Vocabularies))
            yield return entry;
        if (tagger.TrainingWords is { } words)
            yield return (TrainingWordsKey, Array(words.Order(StringComparer.Ordinal)));

        static string Array(IEnumerable<string> texts) => JsonText.Write(writer => JsonText.WriteArray(writer, texts));
    }

    public ITextModel Load(ModelFile file, OutsideParts parts)
    {
        var (options, vocabularies, tags, words) = Parts(file, parts);
        var training = file.Training;
        var network = new SequenceTaggerModel(options, vocabularies, tags.Tags.Count, tags.IsAllowed, seed: 0);
        file.Load(network);
        return new SequenceTagger(options, vocabularies, tags, words, network) { Training = training };
    }

    public ModelContents Contents(ModelFile file, OutsideParts parts)
    {
        var (options, vocabularies, tags, words) = Parts(file, parts);
        VocabularySize[] ofWords = words is null ? [] : [new("trainingWords", "words", words.Count)];
        return new ModelContents(
            options, [.. ModelVocabularies.Contents(vocabularies), .. ofWords], new AnswerNames("tags", tags.Tags));
    }

    private static (SequenceTaggerOptions Options, TokenVocabularies Vocabularies, TagSet Tags, HashSet<string>? Words)
        Parts(ModelFile file, OutsideParts parts)
    {
        var options = file.Options(
            SequenceTaggerOptions.Declared, Former, parts);
        var vocabularies = ModelVocabularies.Read(file, options);
        var names = file.NamesOf(TagsKey, "the list of tags", least: 1);
        var tags = TagSet.Of(names, options.Scheme!.Value, options.Spelling!);
        var words = file.Find(TrainingWordsKey) is { } json ? JsonText.ReadArray(json, "the list of training words")
            .ToHashSet(StringComparer.Ordinal) : null;
        return (options, vocabularies, tags, words);
    }
}
