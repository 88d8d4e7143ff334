namespace Unroll.Text;

/// <summary>Which tokens of the training text get their own id; all others are one unknown token.</summary>
public sealed record VocabularyOptions
{
    /// <summary>How often a token must occur, 1 or more.</summary>
    public int MinimumCount { get; init; } = 1;

    /// <summary>
    /// The most entries, including the two special ones (four if there are marks); the most frequent
    /// tokens come first; null for no limit.
    /// </summary>
    public int? MaximumSize { get; init; }
}
