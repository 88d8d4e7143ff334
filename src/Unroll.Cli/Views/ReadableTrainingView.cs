using Unroll.Cli.Commands;
using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>A training for people: what is learned, how it goes, what came of it beside simple baselines, and what to type next.</summary>
internal sealed class ReadableTrainingView(TextWriter output, IProgressTable table) : ITrainingView
{
    private const int Examples = 5;

    public void Begin(ClassifyData data, ClassifyPlan plan, int textsCut)
    {
        output.WriteLine($"data      {data}");
        if (textsCut > 0)
            output.WriteLine($"          {textsCut:N0} {(textsCut == 1 ? "text has" : "texts have")} more than {Amount.Of(plan.Options.MaximumTokens, "token")} and {(textsCut == 1 ? "is" : "are")} read to there (--max-tokens)");
        output.WriteLine($"model     {Descriptions.Of(plan.Options)}");
        output.WriteLine($"training  {Descriptions.Of(plan.Training)}, {Amount.Of(Threads.Count, "thread")}");
        output.WriteLine();
    }

    public void Watch(Action<IProgress<TrainingProgress>> train) => table.Watch(train);

    public void End(ClassifyOutcome outcome)
    {
        var (training, path) = (outcome.Training, outcome.Plan.ModelPath);
        output.WriteLine();
        if (outcome.Test is { } test)
            WriteScores(outcome, test);
        if (outcome.Interrupted)
            output.WriteLine($"interrupted: {(outcome.Data.Dev.Length > 0 ? "the best model so far was kept" : "the model as it was by then was kept")}");
        output.WriteLine($"{Amount.Of(training.Tokens, "token")} in {ProgressRow.Time(training.TrainingTime)}: {training.TokensPerSecond:N0} tokens/s");
        output.WriteLine($"saved {path}, {Amount.Of(new FileInfo(path).Length, "byte")}");
        output.WriteLine();
        output.WriteLine("next, type");
        output.WriteLine($"  {NextCommand.Predict(path, outcome.Data.Test.Concat(outcome.Data.Train).Select(text => text.Text))}");
    }

    private void WriteScores(ClassifyOutcome outcome, ClassificationScores test)
    {
        var (data, tokens, folding) = (outcome.Data, Tokenizers.Named(outcome.Plan.Options.Tokens), new TextFolding(outcome.Plan.Options.LowerCase, outcome.Plan.Options.FoldWidth));
        WriteScore("test accuracy", test);
        WriteScore($"  naive Bayes over a bag of {(tokens is CharacterTokenizer ? "characters" : "words")}", new BagOfWords(data.Train, tokens, folding).Evaluate(data.Test));
        WriteScore("  always the most frequent class", new MostFrequentClass(data.Train).Evaluate(data.Test));
        output.WriteLine();
        // Spread over the test texts, which may be sorted by class.
        LabelledText[] examples = [.. Enumerable.Range(0, Math.Min(Examples, data.Test.Length)).Select(i => data.Test[(int)((2L * i + 1) * data.Test.Length / (2 * Examples))])];
        foreach (var (example, prediction) in examples.Zip(outcome.Classifier.Predict(examples.Select(example => example.Text))))
        {
            var verdict = prediction.Label == example.Label ? "right" : $"it is {example.Label}";
            output.WriteLine($"  {prediction.Label} {prediction.Probability * 100:F1}%  ({verdict})  {Shortened(example.Text)}");
        }
        output.WriteLine();
    }

    private void WriteScore(string name, ClassificationScores scores) => output.WriteLine($"{name,-42} {scores.Accuracy * 100:F2}%");

    private static string Shortened(string text)
    {
        const int Shown = 70;
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Shown ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[Shown - 1]) ? Shown - 1 : Shown), "…");
    }
}
