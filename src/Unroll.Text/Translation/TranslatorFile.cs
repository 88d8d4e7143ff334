namespace Unroll.Text;

/// <summary>A translator as a file.</summary>
internal sealed class TranslatorFile : ITaskFile
{
    private const string SourceVocabulary = "unroll.vocabulary.source";
    private const string TargetVocabulary = "unroll.vocabulary.target";
    private const string SourceSubwords = "unroll.subwords.source";
    private const string TargetSubwords = "unroll.subwords.target";

    public static TranslatorFile Instance { get; } = new();

    public string Name => "translate";

    public static IEnumerable<(string Key, string Value)> Metadata(Translator translator)
    {
        var (source, target) = translator.Vocabularies;
        yield return (TargetVocabulary, target.Vocabulary.ToJson());
        if (target.Tokens is BytePairVocabulary written)
            yield return (TargetSubwords, written.ToJson());
        if (translator.Options.SharesVocabulary)
            yield break;
        yield return (SourceVocabulary, source.Vocabulary.ToJson());
        if (source.Tokens is BytePairVocabulary read)
            yield return (SourceSubwords, read.ToJson());
    }

    public ITextModel Load(ModelFile file, OutsideParts parts)
    {
        var (options, vocabularies) = Parts(file, parts);
        var training = file.Training;
        var (source, target) = (vocabularies.Source.Vocabulary.Count, vocabularies.Target.Vocabulary.Count);
        var network = new TranslatorModel(options, source, target, seed: 0);
        file.Load(network);
        return new Translator(options, vocabularies, network) { Training = training };
    }

    public ModelContents Contents(ModelFile file, OutsideParts parts)
    {
        var options = Options(file, parts);
        var target = Count(TargetVocabulary);
        return new ModelContents(
            options,
            options.SharesVocabulary
                ? [new("vocabulary", "vocabulary", target)]
                : [new("sourceVocabulary", "source", Count(SourceVocabulary)),
                    new("targetVocabulary", "target", target)],
            Names: null);

        int Count(string vocabulary) => file.VocabularyOf(vocabulary, withMarks: true).Count;
    }

    private static TranslatorOptions Options(ModelFile file, OutsideParts parts) =>
        file.Options(TranslatorOptions.Declared, new TranslatorOptions(), parts);

    private static (TranslatorOptions Options, TranslatorVocabularies Vocabularies) Parts(
        ModelFile file, OutsideParts parts)
    {
        var options = Options(file, parts);
        var target = Side(options.TokensOfTarget, TargetSubwords, TargetVocabulary, options.FoldingOfTarget);
        var source = options.SharesVocabulary
            ? target with { Folding = options.Folding }
            : Side(options.Tokens!, SourceSubwords, SourceVocabulary, options.Folding);
        return (options, new TranslatorVocabularies(source, target));

        TranslationSide Side(TokenKind tokens, string subwords, string vocabulary, TextFolding folding) => new(
            tokens.OfFile(() => BytePairVocabulary.FromJson(file[subwords])),
            file.VocabularyOf(vocabulary, withMarks: true),
            folding);
    }
}
