using System.Diagnostics;
using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>Translates texts into another language or form.</summary>
internal sealed class TranslateTask : ITask
{
    private const string Target = "target";
    private const string Bleu = "bleu";
    private const string Beam = "beam";

    public string Name => "translate";

    public string Does => "translates sentences";

    public string Purpose => "Learn to translate sentences.";

    public string Examples => "sentences";

    public IReadOnlyList<string> Samples { get; } = [ValuesSample.Name];

    public TrainingOptions Training => TranslatorOptions.StandardTraining;

    public TrainingOptions SampleTraining => ValuesSample.Training;

    public IEnumerable<TextOption> FileOptions => ParallelFiles.Flags;

    public IEnumerable<TextOption> ModelOptions => TextOption.Of(TranslatorOptions.Declared, new());

    public IEnumerable<TextOption> EvaluateOptions =>
    [
        ParallelFiles.File(Target, "The file of the translations, if DATA has only the sentences."),
        .. TextOption.Of(ParallelTextOptions.Declared, new()),
        .. DecodingFlags,
        ModelOptions.First(option => option.Flag == Bleu),
    ];

    public IEnumerable<TextOption> PredictOptions =>
        [BestCount.Option(DecodingOptions.MaximumBeam), .. DecodingFlags, AttentionPictures.Flag];

    private static IEnumerable<TextOption> DecodingFlags => TextOption.Of(DecodingOptions.Declared, new());

    public IEnumerable<string> Unflagged => TextOption.Unflagged(TranslatorOptions.Declared);

    public ITaskPlan Plan(TrainingPlan plan)
    {
        var options = plan.Model(
            TranslatorOptions.Declared, plan.Data is null ? ValuesSample.Model : new TranslatorOptions());
        return new TranslatePlan(plan, ParallelFiles.Read(plan), options);
    }

    public void Evaluate(ITextModel model, string data, Request request)
    {
        var translator = (Translator)model;
        var options = Decoding(translator, request);
        var bleu = request.Given.TryGetValue(Bleu, out var name) ? BleuTokens.Named(name) : null;
        var files = ParallelTextOptions.Declared.Apply(new(), request.Given) with { Notice = request.Notice };
        // Read first, so that the time is only that of translating.
        SentencePair[] pairs = [.. ParallelTextFile.Read(data, request.Given.GetValueOrDefault(Target), files)];
        var (terminal, watch) = (request.Terminal, Stopwatch.StartNew());
        var scores = translator.Evaluate(pairs.Counted("sentences", terminal), options, bleu, terminal.Interrupted);
        var seconds = watch.Elapsed.TotalSeconds;
        var cut = pairs.Count(pair => translator.IsCut(pair.Source));
        if (cut > 0)
            request.Notice(
                $"{data}: {Amount.Of(cut, "source")} {(cut == 1 ? "has" : "have")} more than "
                + $"{Translator.MaximumTokens:N0} tokens, of which the first were translated; cut them into sentences");
        if (request.Json)
            TranslationScoreTable.WriteJson(terminal.Output, scores, seconds);
        else
            TranslationScoreTable.Write(terminal.Output, scores, seconds);
    }

    public IPredictor Predict(ITextModel model, Request request)
    {
        var translator = (Translator)model;
        var pictures = AttentionPictures.Of(translator, request);
        var options = Decoding(translator, request);
        if (BestCount.Of(request, DecodingOptions.MaximumBeam) is not { } best)
            return new TranslationPredictor(translator, request, options, pictures);
        if (!request.Has(Beam))
            options = options with { Beam = Math.Max(options.Beam, best) };
        return best <= options.Beam
            ? new TranslationPredictor(translator, request, options, pictures) { Best = best }
            : throw new UsageException(
                $"--n-best is {best}, but a beam of {options.Beam} finds no more than {options.Beam}; give a wider "
                + $"--beam, of at most {DecodingOptions.MaximumBeam}");
    }

    public string? InPlaceOf(string flag) =>
        flag == "explain" ? "--attention - shows what each word of a translation looked at" : null;

    private static DecodingOptions Decoding(Translator translator, Request request)
    {
        var options = DecodingOptions.Declared.Apply(new(), request.Given);
        options.Validate(translator.Options);
        return options;
    }

    private sealed class TranslationPredictor(
        Translator translator, Request request, DecodingOptions options, AttentionPictures? pictures) : IPredictor
    {
        private readonly TranslationText _text = new(request.Terminal, request.Notice);

        /// <summary>How many translations are shown; null for the best one, without its probability.</summary>
        public int? Best { get; init; }

        public void Show(string[] texts)
        {
            IReadOnlyList<Text.Translation>[] best =
                [.. translator.PredictBest(texts, Best ?? 1, options, request.Terminal.Interrupted)];
            if (request.Json)
                TranslationJson.Write(request.Terminal.Output, texts, best, Best is not null, pictures is not null);
            else
                _text.Write(texts, best, Best is not null, pictures is not null);
            pictures?.Add(best.Select(list => list[0].Alignment).OfType<Alignment>());
        }

        public void End() => pictures?.Write();
    }
}
