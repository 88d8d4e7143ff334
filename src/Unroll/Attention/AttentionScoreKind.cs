namespace Unroll;

/// <summary>Which of the four attention scores a model uses.</summary>
public enum AttentionScoreKind
{
    /// <summary>The multi-layer perceptron, <see cref="AdditiveScore"/>.</summary>
    Additive,

    /// <summary>The bilinear form, <see cref="BilinearScore"/>.</summary>
    Bilinear,

    /// <summary>The dot product, <see cref="DotScore"/>.</summary>
    Dot,

    /// <summary>The scaled dot product, <see cref="ScaledDotScore"/>.</summary>
    ScaledDot,
}
