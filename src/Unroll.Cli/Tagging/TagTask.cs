using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>A tag for every token of a sentence.</summary>
internal sealed class TagTask : ITask
{
    private const int MostAnswers = 1000;

    public string Name => "tag";

    public string Does => "tags sentences";

    public string Purpose => "Learn to tag every token of a sentence: parts of speech, names, words.";

    public string Examples => "sentences";

    public IReadOnlyList<string> Samples { get; } = [TaggingSample.Parts, TaggingSample.Words];

    public TrainingOptions Training => SequenceTaggerOptions.StandardTraining;

    public TrainingOptions SampleTraining => TaggingSample.Training;

    public IEnumerable<TextOption> FileOptions => TextOption.Of(TaggedTextOptions.Declared, new());

    public IEnumerable<TextOption> ModelOptions => TextOption.Of(SequenceTaggerOptions.Declared, new());

    public IEnumerable<TextOption> EvaluateOptions => FileOptions;

    public IEnumerable<TextOption> PredictOptions => [BestCount.Option(MostAnswers)];

    public IEnumerable<string> Unflagged => TextOption.Unflagged(SequenceTaggerOptions.Declared);

    public ITaskPlan Plan(TrainingPlan plan)
    {
        var options = SequenceTaggerOptions.Declared.Apply(
            plan.Data is null ? TaggingSample.Model : new SequenceTaggerOptions(), plan.Given);
        options.Validate(plan.Training);
        return new TagPlan(plan, TaggedTextOptions.Declared.Apply(new(), plan.Given), options);
    }

    public void Evaluate(ITextModel model, string data, Request request)
    {
        var tagger = (SequenceTagger)model;
        var tags = new UnknownNames(tagger.Knows);
        var scores = Scores(tagger, data, tags, request);
        foreach (var notice in tags.Notices("tokens", "tag"))
            request.Notice($"{data}: {notice}");
        if (request.Json)
            TaggingScoreTable.WriteJson(request.Terminal.Output, scores);
        else
            TaggingScoreTable.Write(request.Terminal.Output, scores);
    }

    public IPredictor Predict(ITextModel model, Request request)
    {
        var tagger = (SequenceTagger)model;
        var best = BestCount.Of(request, MostAnswers);
        return best is null || tagger.Options.Head == TagHead.Crf ? new TagPredictor(tagger, request, best)
            : throw new UsageException(
                "--n-best was given, but the model chooses each tag independently (--head softmax); leave it out");
    }

    private static TaggingScores Scores(SequenceTagger tagger, string data, UnknownNames tags, Request request)
    {
        var trained = tagger.Options;
        var files = TaggedTextOptions.Declared.Apply(new() { DefaultFormat = trained.Format }, request.Given);
        if ((files.Format ?? trained.Format) == trained.Format)
            files = files with
            {
                Column = files.Column ?? trained.Column,
                TokenColumn = files.TokenColumn ?? trained.TokenColumn,
            };
        // Opened first: an error in the options then names them, and an error in a tag names the file.
        var sentences = TaggedTextFile.Read(data, files with { Tokens = trained.Tokens, Notice = request.Notice });
        try
        {
            return tagger.Evaluate(
                tags.Watched(sentences.Counted("sentences", request.Terminal), sentence => sentence.Tags),
                request.Terminal.Interrupted);
        }
        catch (ArgumentException failure)
        {
            throw new InvalidDataException($"{data}: {PlainMessage.Of(failure)}", failure);
        }
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
