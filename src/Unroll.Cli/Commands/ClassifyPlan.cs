using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>What <c>train classify</c> is to do.</summary>
internal sealed record ClassifyPlan : TrainingPlan
{
    /// <summary>The same as any training's, to which the task adds its own.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public ClassifyPlan(TrainingPlan plan, LabelledTextOptions files, TextClassifierOptions options)
        : base(plan) => (Files, Options) = (files, options);

    /// <summary>How the files are written.</summary>
    public LabelledTextOptions Files { get; }

    /// <summary>What the model is made of.</summary>
    public TextClassifierOptions Options { get; }
}
