using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>What <c>train tag</c> is to do.</summary>
internal sealed record TagPlan : TrainingPlan
{
    /// <summary>The same as any training's, to which the task adds its own.</summary>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public TagPlan(TrainingPlan plan, TaggedTextOptions files, SequenceTaggerOptions options, string? tokens)
        : base(plan) => (Files, Options, Tokens) = (files, options, tokens);

    /// <summary>How the files are written.</summary>
    public TaggedTextOptions Files { get; }

    /// <summary>What the model is made of.</summary>
    public SequenceTaggerOptions Options { get; }

    /// <summary>How texts that are not cut yet will be; null where the data are to tell.</summary>
    public string? Tokens { get; }
}
