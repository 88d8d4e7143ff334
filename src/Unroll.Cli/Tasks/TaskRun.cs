using Unroll.Text;

namespace Unroll.Cli.Tasks;

/// <summary>What the trainings of all tasks share.</summary>
/// <typeparam name="TExample">What the task learns from.</typeparam>
/// <typeparam name="TModel">The model.</typeparam>
/// <typeparam name="TScores">How it is measured.</typeparam>
/// <param name="what">What the examples are called: texts, sentences.</param>
/// <param name="data">The data.</param>
/// <param name="training">The training.</param>
/// <param name="options">What its model is made of.</param>
internal abstract class TaskRun<TExample, TModel, TScores>(
    string what, RunData<TExample> data, NetworkTraining<TModel> training, NetworkOptions options)
    : ITrainingRun
    where TModel : ITextModel
    where TScores : class, IScores
{
    /// <summary>Examples of answers that are shown.</summary>
    protected const int Shown = 5;

    private const string Indent = "  ";

    private TScores? _test;

    public IReadOnlyList<(string Title, string Line)> About
    {
        get
        {
            var words = training.WordsWithVectors;
            return
            [
                .. words > 0 ? [("vectors", Amount.OfVectors(words, what))] : Array.Empty<(string, string)>(),
                .. training.From is { } from ? [("from", Starting(from))] : Array.Empty<(string, string)>(),
                ("data", $"{data.InWords(what)}, {DataInWords}"),
                .. DataNotes.Select(note => ("", note)),
                ("model", options.Describe()),
                ("training", $"{training.Training.Describe()}, {Amount.Of(Threads.Count, "thread")}"),
            ];
        }
    }

    public IEnumerable<string> Notices =>
        training.Notices.Concat(TestNotices).Select(notice => $"{data.Source}: {notice}");

    public bool HasDev => data.Dev.Length > 0;

    public NetworkTraining Training => training;

    public IEnumerable<string> Texts => data.Test.Concat(data.Train).Select(TextOf);

    protected RunData<TExample> Data => data;

    protected TModel Model => training.Model!;

    /// <summary>What is worth saying of the data beside their number.</summary>
    protected abstract string DataInWords { get; }

    /// <summary>More that is, a line each.</summary>
    protected virtual IEnumerable<string> DataNotes => [];

    /// <summary>What in the test data may not be meant so, a sentence each.</summary>
    protected virtual IEnumerable<string> TestNotices => [];

    public void Save(string path) => Model.Save(path);

    public IScores? Test(CancellationToken cancellationToken) =>
        _test = data.Test.Length > 0 ? Measure(data.Test, cancellationToken) : null;

    public void WriteResult(TextWriter output)
    {
        var (name, examples, scores) = _test is not null ? ("test", data.Test, _test)
            : (data.IsHeldOut ? "held out" : "dev", data.Dev, training.KeptScores as TScores);
        if (scores is null)
            return;
        (string Name, TScores Scores)[] baselines = [.. Baselines(examples, scores)];
        var width = baselines.Select(baseline => Indent.Length + baseline.Name.Length).Append(name.Length).Max();
        output.WriteLine($"{name.PadRight(width)} {Line(scores)}");
        foreach (var baseline in baselines)
            output.WriteLine($"{(Indent + baseline.Name).PadRight(width)} {Line(baseline.Scores)}");
        // What was held out at random is no running text.
        if ((_test is not null || !data.IsHeldOut) && RawTextScores(examples) is { } ofRawText)
            output.WriteLine($"{(Indent + "raw text").PadRight(width)} {ofRawText}");
        output.WriteLine();
        if (baselines.MaxBy(baseline => Headline(baseline.Scores)) is { Scores: not null } best
            && Headline(best.Scores) > Headline(scores))
            output.WriteLine($"{best.Name} is better than this model, which has learned too little: {Advice}"
                + Environment.NewLine);
        WriteExamples(output, examples);

        static double Headline(TScores scores) => scores.Values[0].Value;
    }

    private string Starting(ITextModel from) =>
        (from is TModel ? "trained further" : $"the words and the encoder of a model for the task '{from.Task}'")
        + $", knows {training.WordsKnown:N0} of {Amount.Of(training.WordsKnown + training.WordsAdded, "word")}, adds "
        + $"{training.WordsAdded:N0}";

    /// <summary>The raw text of an example.</summary>
    protected abstract string TextOf(TExample example);

    protected abstract TScores Measure(TExample[] test, CancellationToken cancellationToken);

    /// <summary>Simple baselines, with their scores on the same examples.</summary>
    protected abstract IEnumerable<(string Name, TScores Scores)> Baselines(TExample[] examples, TScores scores);

    /// <summary>The scores on the examples as raw text, if the corpus shows it, in one line.</summary>
    protected virtual string? RawTextScores(TExample[] examples) => null;

    /// <summary>What to try if a baseline is better.</summary>
    protected abstract string Advice { get; }

    /// <summary>Scores in one line.</summary>
    protected abstract string Line(TScores scores);

    /// <summary>Shows answers for a few of the examples.</summary>
    protected abstract void WriteExamples(TextWriter output, TExample[] examples);
}
