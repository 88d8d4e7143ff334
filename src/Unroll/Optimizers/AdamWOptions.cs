namespace Unroll;

/// <summary>
/// The settings of <see cref="AdamW"/>: those of <see cref="Adam"/>, but that <see cref="AdamOptions.WeightDecay"/> is
/// λ, how much of each parameter, times the learning rate, is taken off it at each step; the defaults are PyTorch's,
/// 0.01 for λ.
/// </summary>
public sealed record AdamWOptions : AdamOptions
{
    /// <summary>PyTorch's defaults.</summary>
    public AdamWOptions() => WeightDecay = 0.01f;

    internal override bool IsDecayDecoupled => true;
}
