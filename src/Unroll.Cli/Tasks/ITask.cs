using Unroll.Cli.Options;
using Unroll.Text;

namespace Unroll.Cli.Tasks;

/// <summary>
/// What a task does on the command line. Commands know tasks by this alone.
/// </summary>
internal interface ITask
{
    /// <summary>Its name for <c>train</c> and in model files.</summary>
    string Name { get; }

    /// <summary>What its models do, for messages: <c>classifies texts</c>.</summary>
    string Does { get; }

    /// <summary>What <c>train</c> does for it, one sentence.</summary>
    string Purpose { get; }

    /// <summary>What it learns from: texts, sentences.</summary>
    string Examples { get; }

    /// <summary>The built-in samples, the usual one first.</summary>
    IReadOnlyList<string> Samples { get; }

    /// <summary>How a model is trained by default.</summary>
    TrainingOptions Training { get; }

    /// <summary>How it is trained on a sample.</summary>
    TrainingOptions SampleTraining { get; }

    /// <summary>The options of <c>train</c> that say how files are written.</summary>
    IEnumerable<TextOption> FileOptions { get; }

    /// <summary>The options of <c>train</c> that define the model.</summary>
    IEnumerable<TextOption> ModelOptions { get; }

    /// <summary>The options of <c>evaluate</c> that models of this task take.</summary>
    IEnumerable<TextOption> EvaluateOptions { get; }

    /// <summary>The options of <c>predict</c> that models of this task take.</summary>
    IEnumerable<TextOption> PredictOptions { get; }

    /// <summary>The properties of its models that no option of a command sets, and messages may name.</summary>
    IEnumerable<string> Unflagged { get; }

    /// <summary>Makes the plan of a training.</summary>
    /// <exception cref="ArgumentException">Options do not fit together.</exception>
    ITaskPlan Plan(TrainingPlan plan);

    /// <summary>Measures a model on data, and shows the scores.</summary>
    /// <param name="model">A model of this task.</param>
    /// <param name="data">The file.</param>
    /// <param name="request">The other options of the command.</param>
    void Evaluate(ITextModel model, string data, Request request);

    /// <summary>Prepares predictions of a model.</summary>
    /// <param name="model">A model of this task.</param>
    /// <param name="request">The options of the command.</param>
    IPredictor Predict(ITextModel model, Request request);

    /// <summary>What to use instead of another task's option; null if there is nothing.</summary>
    string? InPlaceOf(string flag) => null;
}
