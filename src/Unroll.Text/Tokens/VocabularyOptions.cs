namespace Unroll.Text;

/// <summary>Which tokens of the training text get a number of their own; all others are one unknown token.</summary>
public sealed record VocabularyOptions
{
    /// <summary>How often a token must occur, 1 or more.</summary>
    public int MinimumCount { get; init; } = 1;

    /// <summary>
    /// How many entries there may be, the two special ones, or four where there are marks, included, the most frequent
    /// tokens first; null for no limit.
    /// </summary>
    public int? MaximumSize { get; init; }
}
