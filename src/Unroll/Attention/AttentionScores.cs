namespace Unroll;

/// <summary>The four scores by their kinds.</summary>
public static class AttentionScores
{
    /// <summary>A score with initial weights; the hidden layer of the additive score has the size of a query.</summary>
    /// <param name="kind">Which score.</param>
    /// <param name="state">Elements of a state.</param>
    /// <param name="query">Elements of a query.</param>
    /// <param name="seed">Makes the weights repeat.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such score.</exception>
    /// <exception cref="ArgumentException">The score is a dot product, and the sizes differ.</exception>
    public static IAttentionScore Create(AttentionScoreKind kind, int state, int query, ulong seed)
    {
        if (state != query && NeedsOneSize(kind))
            throw new ArgumentException(
                $"the {(kind == AttentionScoreKind.Dot ? "dot" : "scaled-dot")} score is a product of a state of "
                + $"{state} and a query of {query}, but the same size was expected of both; make them equal, or use "
                + "the bilinear score", nameof(kind));
        return kind switch
        {
            AttentionScoreKind.Additive => new AdditiveScore(state, query, query, seed),
            AttentionScoreKind.Bilinear => new BilinearScore(state, query, seed),
            AttentionScoreKind.Dot => new DotScore(state),
            AttentionScoreKind.ScaledDot => new ScaledDotScore(state),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"there is no attention score {kind}"),
        };
    }

    /// <summary>Whether states and queries must have the same size.</summary>
    public static bool NeedsOneSize(AttentionScoreKind kind) =>
        kind is AttentionScoreKind.Dot or AttentionScoreKind.ScaledDot;
}
