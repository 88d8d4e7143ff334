namespace Unroll.Text;

/// <summary>A translator as a file.</summary>
internal static class TranslatorFile
{
    /// <summary>The task's name in the file.</summary>
    public const string Task = "translate";

    private const string SourceVocabulary = "unroll.vocabulary.source";
    private const string TargetVocabulary = "unroll.vocabulary.target";
    private const string SourceSubwords = "unroll.subwords.source";
    private const string TargetSubwords = "unroll.subwords.target";

    public static void Save(string path, Translator translator)
    {
        var (source, target) = translator.Vocabularies;
        List<(string, string)> more = [(TargetVocabulary, target.Vocabulary.ToJson())];
        if (target.Tokens is BytePairVocabulary written)
            more.Add((TargetSubwords, written.ToJson()));
        if (!translator.Options.SharedVocabulary)
        {
            more.Add((SourceVocabulary, source.Vocabulary.ToJson()));
            if (source.Tokens is BytePairVocabulary read)
                more.Add((SourceSubwords, read.ToJson()));
        }
        ModelFile.Save(
            path, Task, translator.Model, TranslatorConfiguration.ToJson(translator.Options), translator.Training,
            file => Load(file, [translator.Options.Cell]), more);
    }

    public static Translator Load(string path, IEnumerable<CellKind> cells)
    {
        using var model = ModelFile.Open(path);
        return Load(model, cells);
    }

    public static Translator Load(ModelFile model, IEnumerable<CellKind> cells) => model.Read(Task, file =>
    {
        var (options, vocabularies) = Parts(file, cells);
        var training = file.Training;
        var (source, target) = (vocabularies.Source.Vocabulary.Count, vocabularies.Target.Vocabulary.Count);
        var network = new TranslatorModel(options, source, target, seed: 0);
        file.Load(network);
        return new Translator(options, vocabularies, network) { Training = training };
    });

    /// <summary>What a file holds beside its tensors.</summary>
    /// <exception cref="InvalidDataException">It is not as a translator's would be.</exception>
    public static (TranslatorOptions Options, TranslatorVocabularies Vocabularies) Parts(
        ModelFile file, IEnumerable<CellKind> cells)
    {
        var options = TranslatorConfiguration.FromJson(file.Configuration, file.Format, cells);
        var target = Side(options.TokensOfTarget, TargetSubwords, TargetVocabulary, options.FoldingOfTarget);
        var source = options.SharedVocabulary
            ? target with { Folding = options.Folding }
            : Side(options.Tokens, SourceSubwords, SourceVocabulary, options.Folding);
        return (options, new TranslatorVocabularies(source, target));

        TranslationSide Side(string tokens, string subwords, string vocabulary, TextFolding folding) => new(
            TranslationTokens.AreLearned(tokens) ? BytePairVocabulary.FromJson(file[subwords])
                : ReversibleTokens.Named(tokens),
            file.VocabularyOf(vocabulary, withMarks: true),
            folding);
    }
}
