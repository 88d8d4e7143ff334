namespace Unroll;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019), on every element what PyTorch's AdamW does: the
/// decay λ has no part in the moments, but shrinks the parameter before Adam's step.
/// <code>
/// p(t) = (1 - η λ) p(t-1) - η / (1 - β₁ᵗ) · m(t) / (√v(t) / √(1 - β₂ᵗ) + ε)
/// </code>
/// </summary>
public sealed class AdamW : Adam
{
    /// <summary>Will change all parameters of a module.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public AdamW(IModule module, AdamWOptions? options = null)
        : base(module, options ?? new())
    {
    }

    /// <summary>Will change the given parameters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public AdamW(IEnumerable<Parameter> parameters, AdamWOptions? options = null)
        : base(parameters, options ?? new())
    {
    }
}
