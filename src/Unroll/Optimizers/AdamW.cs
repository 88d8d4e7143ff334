namespace Unroll;

/// <summary>
/// Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019), on every element the same as PyTorch's AdamW: the
/// decay λ does not enter the moments but shrinks the parameter before Adam's step.
/// <code>
/// p(t) = (1 - η λ) p(t-1) - η / (1 - β₁ᵗ) · m(t) / (√v(t) / √(1 - β₂ᵗ) + ε)
/// </code>
/// </summary>
public sealed class AdamW : Adam
{
    /// <summary>Makes an optimizer of all parameters of a module.</summary>
    /// <exception cref="ArgumentException">
    /// A setting is outside its range, or the module has two parameters of one name.
    /// </exception>
    public AdamW(IModule module, AdamWOptions? options = null)
        : base(module, options ?? new())
    {
    }

    /// <summary>Makes an optimizer of the given parameters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside its range.</exception>
    public AdamW(IEnumerable<Parameter> parameters, AdamWOptions? options = null)
        : base(parameters, options ?? new())
    {
    }
}
