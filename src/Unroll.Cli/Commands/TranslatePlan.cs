using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>What <c>train translate</c> is to do.</summary>
internal sealed record TranslatePlan : TrainingPlan
{
    /// <summary>The same as any training's, to which the task adds its own.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public TranslatePlan(TrainingPlan plan, ParallelFiles files, TranslatorOptions options)
        : base(plan) => (Files, Options) = (files, options);

    /// <summary>Where translations are, and how files are written.</summary>
    public ParallelFiles Files { get; }

    /// <summary>What the model is made of.</summary>
    public TranslatorOptions Options { get; }
}
