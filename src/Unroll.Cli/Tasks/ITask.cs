using Unroll.Cli.Options;
using Unroll.Text;

namespace Unroll.Cli.Tasks;

/// <summary>
/// What a task does on the command line. Commands know tasks by this alone.
/// </summary>
internal interface ITask
{
    /// <summary>What <c>train</c> and model files call it.</summary>
    string Name { get; }

    /// <summary>What its models do, for sentences about one: <c>classifies texts</c>.</summary>
    string Does { get; }

    /// <summary>What <c>train</c> does for it, a sentence.</summary>
    string Purpose { get; }

    /// <summary>What is learned from: texts, sentences.</summary>
    string Examples { get; }

    /// <summary>The built-in samples, the usual one first.</summary>
    IReadOnlyList<string> Samples { get; }

    /// <summary>How a model is trained where nothing else is asked for.</summary>
    TrainingOptions Training { get; }

    /// <summary>How it is trained on a sample.</summary>
    TrainingOptions SampleTraining { get; }

    /// <summary>The options of <c>train</c> that say how files are written.</summary>
    IEnumerable<TextOption> FileOptions { get; }

    /// <summary>The options of <c>train</c> that say what the model is made of.</summary>
    IEnumerable<TextOption> ModelOptions { get; }

    /// <summary>The options of <c>evaluate</c> that models of this task take.</summary>
    IEnumerable<TextOption> EvaluateOptions { get; }

    /// <summary>The options of <c>predict</c> that models of this task take.</summary>
    IEnumerable<TextOption> PredictOptions { get; }

    /// <summary>What a training is to do.</summary>
    /// <exception cref="ArgumentException">Options that do not go together.</exception>
    ITaskPlan Plan(TrainingPlan plan);

    /// <summary>Measures a model on data, and shows the scores.</summary>
    /// <param name="model">A model of this task.</param>
    /// <param name="data">The file.</param>
    /// <param name="request">What else was asked for.</param>
    void Evaluate(ITextModel model, string data, Request request);

    /// <summary>Gets ready to ask a model.</summary>
    /// <param name="model">A model of this task.</param>
    /// <param name="request">What was asked for.</param>
    IPredictor Predict(ITextModel model, Request request);

    /// <summary>What a user may do who gave an option that is another task's; null where there is nothing.</summary>
    string? InPlaceOf(string flag) => null;
}
