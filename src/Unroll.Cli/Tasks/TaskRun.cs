using Unroll.Text;

namespace Unroll.Cli.Tasks;

/// <summary>What the trainings of all tasks share.</summary>
/// <typeparam name="TExample">What the task learns from.</typeparam>
/// <typeparam name="TModel">The model.</typeparam>
/// <typeparam name="TScores">How it is measured.</typeparam>
/// <param name="plan">What was asked for.</param>
/// <param name="what">What the examples are called: texts, sentences.</param>
/// <param name="data">The data.</param>
/// <param name="training">The training.</param>
/// <param name="options">What its model is made of.</param>
internal abstract class TaskRun<TExample, TModel, TScores>(
    TrainingPlan plan, string what, RunData<TExample> data, NetworkTraining<TModel> training, NetworkOptions options)
    : ITrainingRun
    where TModel : ITextModel
    where TScores : class, IScores
{
    /// <summary>Examples of answers that are shown.</summary>
    protected const int Shown = 5;

    private TScores? _test;

    public IReadOnlyList<(string Title, string Line)> About
    {
        get
        {
            var words = training.WordsWithVectors;
            return
            [
                .. words > 0 ? [("vectors", Amount.OfVectors(words, what))] : Array.Empty<(string, string)>(),
                ("data", $"{data.InWords(what)}, {DataInWords}"),
                .. DataNotes.Select(note => ("", note)),
                ("model", options.Describe()),
                ("training", $"{plan.Training.Describe()}, {Amount.Of(Threads.Count, "thread")}"),
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

    public void WriteTest(TextWriter output) => WriteTest(output, _test!);

    /// <summary>The raw text of an example.</summary>
    protected abstract string TextOf(TExample example);

    protected abstract TScores Measure(TExample[] test, CancellationToken cancellationToken);

    /// <summary>Writes scores beside simple baselines, and a few examples.</summary>
    protected abstract void WriteTest(TextWriter output, TScores scores);
}
