using System.CommandLine;
using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>A tag for every token of a sentence.</summary>
internal sealed class TagTask : ITask
{
    private const int MostAnswers = 1000;
    private const string Raw = "raw";

    public string Name => "tag";

    public string Does => "tags sentences";

    public string Purpose => "Learn to tag every token of a sentence: parts of speech, names, words.";

    public string Examples => "sentences";

    public IReadOnlyList<string> Samples { get; } = [TaggingSample.Parts, TaggingSample.Words];

    public TrainingOptions Training => SequenceTaggerOptions.StandardTraining;

    public TrainingOptions SampleTraining => TaggingSample.Training;

    public IEnumerable<TextOption> FileOptions => TextOption.Of(TaggedTextOptions.Declared, new());

    public IEnumerable<TextOption> ModelOptions => TextOption.Of(SequenceTaggerOptions.Declared, new());

    public IEnumerable<TextOption> EvaluateOptions =>
    [
        .. FileOptions,
        new(Raw, "", "Score a tagger on raw text, as the CoNLL 2018 evaluation does: tokens, sentences, words, tags.")
        {
            Arity = ArgumentArity.Zero,
        },
    ];

    public IEnumerable<TextOption> PredictOptions =>
        [BestCount.Option(MostAnswers), PredictedTokens.Option];

    public IEnumerable<string> Unflagged => TextOption.Unflagged(SequenceTaggerOptions.Declared);

    public ITaskPlan Plan(TrainingPlan plan)
    {
        var options = plan.Model(
            SequenceTaggerOptions.Declared, plan.Data is null ? TaggingSample.Model : new SequenceTaggerOptions());
        return new TagPlan(plan, plan.From is SequenceTagger tagger ? Files(tagger, plan.Given)
            : TaggedTextOptions.Declared.Apply(new(), plan.Given), options);
    }

    public void Evaluate(ITextModel model, string data, Request request)
    {
        var tagger = (SequenceTagger)model;
        var tags = new UnknownNames(tagger.Knows);
        var sentences = tags.Watched(
            Sentences(tagger, data, request).Counted("sentences", request.Terminal), sentence => sentence.Tags);
        Action show = request.Has(Raw) ? Measured(() => RawTextTable.Measure(
                tagger, [.. sentences], request.Terminal.Interrupted), RawTextTable.Write, RawTextTable.WriteJson)
            : Measured(() => tagger.Evaluate(sentences, request.Terminal.Interrupted),
                TaggingScoreTable.Write, TaggingScoreTable.WriteJson);
        foreach (var notice in tags.Notices("tokens", "tag"))
            request.Notice($"{data}: {notice}");
        show();

        Action Measured<T>(Func<T> measure, Action<TextWriter, T> write, Action<TextWriter, T> writeJson)
        {
            try
            {
                var scores = measure();
                return () => (request.Json ? writeJson : write)(request.Terminal.Output, scores);
            }
            catch (ArgumentException failure)
            {
                throw new InvalidDataException($"{data}: {PlainMessage.Of(failure)}", failure);
            }
        }
    }

    public IPredictor Predict(ITextModel model, Request request)
    {
        var tagger = PredictedTokens.Of((SequenceTagger)model, request);
        var best = BestCount.Of(request, MostAnswers);
        return best is null || tagger.Options.Head == TagHead.Crf ? new TagPredictor(tagger, request, best)
            : throw new UsageException(
                "--n-best was given, but the model chooses each tag independently (--head softmax); leave it out");
    }

    private static IEnumerable<TaggedSentence> Sentences(SequenceTagger tagger, string data, Request request)
    {
        var files = Files(tagger, request.Given);
        return TaggedTextFile.Read(data, files with { Tokens = tagger.Options.Tokens, Notice = request.Notice });
    }

    /// <summary>How files of sentences are written: as given, or else as those were that the tagger learned.</summary>
    private static TaggedTextOptions Files(SequenceTagger tagger, IReadOnlyDictionary<string, string> given)
    {
        var trained = tagger.Options;
        var files = TaggedTextOptions.Declared.Apply(new() { DefaultFormat = trained.Format }, given);
        return (files.Format ?? trained.Format) != trained.Format ? files : files with
        {
            Column = files.Column ?? trained.Column,
            TokenColumn = files.TokenColumn ?? trained.TokenColumn,
        };
    }

    private sealed class TagPredictor(SequenceTagger tagger, Request request, int? best) : IPredictor
    {
        private readonly TaggingText _text = new(request.Terminal);

        public void Show(string[] texts)
        {
            if (best is { } count)
                request.Each(texts, text => ShowBest(text, count));
            else if (request.Json)
                TaggingJson.Write(request.Terminal.Output, [.. tagger.Predict(texts)], tagger);
            else
                _text.Write([.. tagger.Predict(texts)], tagger);
        }

        private void ShowBest(string text, int count)
        {
            var answers = tagger.PredictBest(text, count);
            if (request.Json)
                TaggingJson.Write(request.Terminal.Output, text, answers);
            else
                _text.Write(text, answers, tagger.Options);
        }
    }
}
