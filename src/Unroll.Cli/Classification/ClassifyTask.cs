using System.CommandLine;
using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Classification;

/// <summary>Which class a text belongs to.</summary>
internal sealed class ClassifyTask : ITask
{
    private const string Explain = "explain";

    public string Name => "classify";

    public string Does => "classifies texts";

    public string Purpose => "Learn to tell which class a text belongs to.";

    public string Examples => "texts";

    public IReadOnlyList<string> Samples { get; } = [LanguagesSample.Name];

    public TrainingOptions Training => TextClassifierOptions.StandardTraining;

    public TrainingOptions SampleTraining => LanguagesSample.Training;

    public IEnumerable<TextOption> FileOptions => TextOption.Of(LabelledTextOptions.Declared, new());

    public IEnumerable<TextOption> ModelOptions => TextOption.Of(TextClassifierOptions.Declared, new());

    public IEnumerable<TextOption> EvaluateOptions => FileOptions;

    public IEnumerable<TextOption> PredictOptions =>
    [
        new(Explain, "", "Show which words support each answer: by the model's attention, or else by "
            + "leaving each word out.") { Arity = ArgumentArity.Zero },
    ];

    public IEnumerable<string> Unflagged => TextOption.Unflagged(TextClassifierOptions.Declared);

    public ITaskPlan Plan(TrainingPlan plan)
    {
        var options = plan.Model(
            TextClassifierOptions.Declared, plan.Data is null ? LanguagesSample.Model : new TextClassifierOptions());
        return new ClassifyPlan(plan, LabelledTextOptions.Declared.Apply(new(), plan.Given), options);
    }

    public void Evaluate(ITextModel model, string data, Request request)
    {
        var classifier = (TextClassifier)model;
        var files = LabelledTextOptions.Declared.Apply(
            new() { Labels = classifier.Labels, Notice = request.Notice }, request.Given);
        var texts = LabelledTextFile.Read(data, files).Counted("texts", request.Terminal);
        var labels = new UnknownNames(classifier.Labels.Contains);
        var scores = classifier.Evaluate(
            labels.Watched(texts, text => [text.Label]), request.Terminal.Interrupted);
        foreach (var notice in labels.Notices("texts", "label"))
            request.Notice($"{data}: {notice}");
        if (request.Json)
            ScoreTable.WriteJson(request.Terminal.Output, scores);
        else
            ScoreTable.Write(request.Terminal.Output, scores, classifier.Labels);
    }

    public IPredictor Predict(ITextModel model, Request request) =>
        new ClassPredictor((TextClassifier)model, request, request.Has(Explain));

    public string? InPlaceOf(string flag) =>
        flag == "n-best" ? "leave it out, as --json gives the probabilities of all classes" : null;

    private sealed class ClassPredictor(TextClassifier classifier, Request request, bool explains) : IPredictor
    {
        private readonly PredictionText _text = new(request.Terminal);

        public void Show(string[] texts)
        {
            if (explains)
                request.Each(texts, text => Show(text, classifier.Explain(text)));
            else if (request.Json)
                PredictionJson.Write(request.Terminal.Output, texts, [.. classifier.Predict(texts)]);
            else
                _text.Write(texts, [.. classifier.Predict(texts)]);
        }

        private void Show(string text, Explanation explanation)
        {
            if (request.Json)
                PredictionJson.Write(request.Terminal.Output, text, explanation);
            else
                _text.Write(text, explanation);
        }
    }
}
