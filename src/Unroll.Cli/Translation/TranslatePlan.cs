using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>The plan of a <c>train translate</c> run.</summary>
/// <param name="Common">What all trainings have in common.</param>
/// <param name="Files">Where translations are, and how files are written.</param>
/// <param name="Options">The options of the model.</param>
internal sealed record TranslatePlan(TrainingPlan Common, ParallelFiles Files, TranslatorOptions Options) : ITaskPlan
{
    public IEnumerable<string?> Inputs => [.. Files.All, Options.Vectors?.Path];

    public ITrainingRun Prepare(Terminal terminal) => TranslateRun.Prepare(this, terminal);
}
