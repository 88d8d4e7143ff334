namespace Unroll;

/// <summary>
/// The settings of <see cref="AdamW"/>: those of <see cref="Adam"/>, except that <see cref="AdamOptions.WeightDecay"/>
/// is λ: each step subtracts λ times the learning rate of each parameter. The defaults are PyTorch's,
/// 0.01 for λ.
/// </summary>
public sealed record AdamWOptions : AdamOptions
{
    /// <summary>PyTorch's defaults.</summary>
    public AdamWOptions() => WeightDecay = 0.01f;

    internal override bool IsDecayDecoupled => true;
}
