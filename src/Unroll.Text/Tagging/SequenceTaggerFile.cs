namespace Unroll.Text;

/// <summary>A sequence tagger as a file.</summary>
internal sealed class SequenceTaggerFile : ITaskFile
{
    private const string TagsKey = "unroll.tags";
    private const string TrainingWordsKey = "unroll.trainingWords";
    private const string CutCharactersKey = "unroll.cut.characters";
    private const string CutMultiwordsKey = "unroll.cut.multiwords";
    private const string CutFindsKey = "unroll.cut.finds";
    private const string Sentences = "sentences";
    private const string Blanks = "blanks";

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
        if (tagger.LearnedCut is { } cut)
        {
            yield return (CutCharactersKey, cut.Characters.Vocabulary.ToJson());
            yield return (CutMultiwordsKey, cut.Multiwords.ToJson());
            string?[] finds = [cut.HasSentences ? Sentences : null, cut.HasBlanks ? Blanks : null];
            yield return (CutFindsKey, Array(finds.OfType<string>()));
        }
        if (tagger.TrainingWords is { } words)
            yield return (TrainingWordsKey, Array(words.Order(StringComparer.Ordinal)));

        static string Array(IEnumerable<string> texts) => JsonText.Write(writer => JsonText.WriteArray(writer, texts));
    }

    public ITextModel Load(ModelFile file, OutsideParts parts)
    {
        var (options, vocabularies, tags, words, cut) = Parts(file, parts);
        var training = file.Training;
        var network = new SequenceTaggerModel(options, vocabularies, tags.Tags.Count, tags.IsAllowed, seed: 0);
        file.Load(new TaggerWeights(network, cut?.Network));
        return new SequenceTagger(options, vocabularies, tags, words, network, cut) { Training = training };
    }

    public ModelContents Contents(ModelFile file, OutsideParts parts)
    {
        var (options, vocabularies, tags, words, cut) = Parts(file, parts);
        VocabularySize?[] others =
        [
            Size("trainingWords", "words", words?.Count),
            Size("cutCharacters", "cut", cut?.Characters.Vocabulary.Count),
            Size("multiwordTokens", "multiword", cut?.Multiwords.Count),
        ];
        return new ModelContents(
            options, [.. ModelVocabularies.Contents(vocabularies), .. others.OfType<VocabularySize>()],
            new AnswerNames("tags", tags.Tags));

        static VocabularySize? Size(string name, string title, int? count) =>
            count is { } entries ? new VocabularySize(name, title, entries) : null;
    }

    private static (
        SequenceTaggerOptions Options, TokenVocabularies Vocabularies, TagSet Tags, HashSet<string>? Words,
        LearnedCut? Cut) Parts(ModelFile file, OutsideParts parts)
    {
        var options = file.Options(
            SequenceTaggerOptions.Declared, Former, parts);
        var vocabularies = ModelVocabularies.Read(file, options);
        var names = file.NamesOf(TagsKey, "the list of tags", least: 1);
        var tags = TagSet.Of(names, options.Scheme!.Value, options.Spelling!);
        var words = file.Find(TrainingWordsKey) is { } json ? JsonText.ReadArray(json, "the list of training words")
            .ToHashSet(StringComparer.Ordinal) : null;
        return (options, vocabularies, tags, words, options.Tokens == TokenKind.Learned ? Cut(file) : null);
    }

    private static LearnedCut Cut(ModelFile file)
    {
        var characters = new CutCharacters(file.VocabularyOf(CutCharactersKey));
        var finds = JsonText.ReadArray(file[CutFindsKey], "what the cut finds", most: 2);
        if (finds.Except([Sentences, Blanks]).FirstOrDefault() is { } other)
            throw new InvalidDataException(
                $"the cut finds {Quoted.Cell(other)}, but {Sentences} and {Blanks} are all that it may; the file was "
                + "changed");
        return new LearnedCut(
            characters, new CutNetwork(characters.Vocabulary.Count, seed: 0),
            MultiwordTokens.FromJson(file[CutMultiwordsKey]), finds.Contains(Sentences), finds.Contains(Blanks));
    }
}
