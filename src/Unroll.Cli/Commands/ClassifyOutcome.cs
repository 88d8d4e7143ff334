using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>How a training ended.</summary>
/// <param name="Plan">What was asked for.</param>
/// <param name="Training">The run.</param>
/// <param name="Classifier">The model, which is saved.</param>
/// <param name="Data">The texts.</param>
/// <param name="Test">The test score; null where there are no test texts or the run was interrupted.</param>
/// <param name="Interrupted">Whether Ctrl-C ended the training.</param>
internal sealed record ClassifyOutcome(
    ClassifyPlan Plan, TextClassifierTraining Training, TextClassifier Classifier, ClassifyData Data, ClassificationScores? Test, bool Interrupted);
