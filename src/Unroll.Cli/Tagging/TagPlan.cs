using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>What <c>train tag</c> is to do.</summary>
/// <param name="Common">What any training has.</param>
/// <param name="Files">How the files are written.</param>
/// <param name="Options">What the model is made of.</param>
internal sealed record TagPlan(TrainingPlan Common, TaggedTextOptions Files, SequenceTaggerOptions Options) : ITaskPlan
{
    public IEnumerable<string?> Inputs => [Options.Vectors?.Path];

    public ITrainingRun Prepare(Terminal terminal) => TagRun.Prepare(this, terminal);
}
