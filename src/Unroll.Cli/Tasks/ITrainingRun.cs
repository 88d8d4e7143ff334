using Unroll.Text;

namespace Unroll.Cli.Tasks;

/// <summary>A training as <c>train</c> leads it and a view shows it, whatever the task.</summary>
internal interface ITrainingRun
{
    /// <summary>
    /// What is about to be learned, as titles and lines; a line without a title continues the one before.
    /// </summary>
    IReadOnlyList<(string Title, string Line)> About { get; }

    /// <summary>Likely mistakes in the data, one sentence each.</summary>
    IEnumerable<string> Notices { get; }

    /// <summary>Whether there are dev data, so that the best epoch's model is kept.</summary>
    bool HasDev { get; }

    /// <summary>The training itself.</summary>
    NetworkTraining Training { get; }

    /// <summary>Texts for an example of what to type next.</summary>
    IEnumerable<string> Texts { get; }

    /// <summary>Writes the model that was learned.</summary>
    void Save(string path);

    /// <summary>The scores on the test data; null if there are none.</summary>
    IScores? Test(CancellationToken cancellationToken);

    /// <summary>
    /// Writes the scores on the test data, or else the dev data, with those of simple baselines, and a few examples.
    /// </summary>
    void WriteResult(TextWriter output);
}
