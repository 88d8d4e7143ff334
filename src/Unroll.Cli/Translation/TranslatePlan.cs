using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>What <c>train translate</c> is to do.</summary>
/// <param name="Common">What any training has.</param>
/// <param name="Files">Where translations are, and how files are written.</param>
/// <param name="Options">What the model is made of.</param>
internal sealed record TranslatePlan(TrainingPlan Common, ParallelFiles Files, TranslatorOptions Options) : ITaskPlan
{
    public IEnumerable<string?> Inputs => [.. Files.All, Options.Vectors?.Path];

    public ITrainingRun Prepare(Terminal terminal) => TranslateRun.Prepare(this, terminal);
}
