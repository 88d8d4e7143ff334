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
        ModelFile.Save(path, Task, translator.Model, TranslatorConfiguration.ToJson(translator.Options), translator.Training, file => Load(file, [translator.Options.Cell]), more);
    }

    public static Translator Load(string path, IEnumerable<CellKind> cells)
    {
        using var model = ModelFile.Open(path);
        return Load(model, cells);
    }

    public static Translator Load(ModelFile model, IEnumerable<CellKind> cells) => model.Read(Task, file =>
    {
        var options = TranslatorConfiguration.FromJson(file.Configuration, cells);
        var target = Side(options.TokensOfTarget, TargetSubwords, TargetVocabulary);
        var vocabularies = new TranslatorVocabularies(options.SharedVocabulary ? target : Side(options.Tokens, SourceSubwords, SourceVocabulary), target);
        var training = file.Training;
        var network = new TranslatorModel(options, vocabularies.Source.Vocabulary.Count, target.Vocabulary.Count, seed: 0);
        file.Load(network);
        return new Translator(options, vocabularies, network) { Training = training };

        TranslationSide Side(string tokens, string subwords, string vocabulary) => new(
            TranslationTokens.AreLearned(tokens) ? BytePairVocabulary.FromJson(file[subwords]) : ReversibleTokens.Named(tokens),
            Vocabulary.FromJson(file[vocabulary], withMarks: true),
            options.Folding);
    });
}
