using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>The plan of a <c>train tag</c> run.</summary>
/// <param name="Common">What all trainings have in common.</param>
/// <param name="Files">How the files are written.</param>
/// <param name="Options">The options of the model.</param>
internal sealed record TagPlan(TrainingPlan Common, TaggedTextOptions Files, SequenceTaggerOptions Options) : ITaskPlan
{
    public IEnumerable<string?> Inputs => [Options.Vectors?.Path];

    public ITrainingRun Prepare(Terminal terminal) => TagRun.Prepare(this, terminal);
}
