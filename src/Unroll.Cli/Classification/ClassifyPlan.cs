using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Classification;

/// <summary>The plan of a <c>train classify</c> run.</summary>
/// <param name="Common">What all trainings have in common.</param>
/// <param name="Files">How the files are written.</param>
/// <param name="Options">The options of the model.</param>
internal sealed record ClassifyPlan(TrainingPlan Common, LabelledTextOptions Files, TextClassifierOptions Options)
    : ITaskPlan
{
    public IEnumerable<string?> Inputs => [Options.Vectors?.Path];

    public ITrainingRun Prepare(Terminal terminal) => ClassifyRun.Prepare(this, terminal);
}
