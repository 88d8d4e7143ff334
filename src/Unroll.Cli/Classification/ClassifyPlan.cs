using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Classification;

/// <summary>What <c>train classify</c> is to do.</summary>
/// <param name="Common">What any training has.</param>
/// <param name="Files">How the files are written.</param>
/// <param name="Options">What the model is made of.</param>
internal sealed record ClassifyPlan(TrainingPlan Common, LabelledTextOptions Files, TextClassifierOptions Options)
    : ITaskPlan
{
    public IEnumerable<string?> Inputs => [Options.Vectors?.Path];

    public ITrainingRun Prepare(Terminal terminal) => ClassifyRun.Prepare(this, terminal);
}
