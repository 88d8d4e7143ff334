namespace Unroll.Text;

/// <summary>
/// How translations are searched for: by beam search, which continues the most probable prefixes side by side, a token
/// at a time.
/// </summary>
public sealed record DecodingOptions
{
    /// <summary>The largest <see cref="Beam"/>.</summary>
    public const int MaximumBeam = 100;

    /// <summary>The most tokens that a translation may be asked to have.</summary>
    public const int MaximumTokens = 65536;

    /// <summary>Weights of attention that the search for one text keeps, at most: 128 MB.</summary>
    internal const long MostWeights = 1 << 25;

    /// <summary>
    /// How many prefixes are followed, from 1 to <see cref="MaximumBeam"/>, those that ended counted in; 1 follows the
    /// most probable token of each step alone (greedy search).
    /// </summary>
    public int Beam { get; init; } = 5;

    /// <summary>How many translations are wanted, the best ones, from 1 to <see cref="Beam"/>.</summary>
    public int NBest { get; init; } = 1;

    /// <summary>
    /// The exponent α, 0 or more, of the length that log p is divided by: with 1 a token's mean counts, and with 0 log
    /// p itself, which prefers short translations. The mark of the end counts as a token.
    /// </summary>
    public float LengthPenalty { get; init; } = 1;

    /// <summary>
    /// The factor β, 0 or more, of Σ log min(Σ α, 1), which takes from the score what of the source attention has left
    /// unread (Wu et al. 2016).
    /// </summary>
    public float CoveragePenalty { get; init; }

    /// <summary>The fewest tokens of a translation, from 0 to <see cref="MaximumTokens"/>.</summary>
    public int MinimumLength { get; init; }

    /// <summary>
    /// The most tokens of a translation, 1 or more, not below <see cref="MinimumLength"/>, up to
    /// <see cref="MaximumTokens"/>; null for what suits the source's length
    /// (<see cref="TranslatorOptions.LengthRatio"/>). With attention it is also at most 33,554,432 / (beam * source
    /// tokens), as a search keeps so many weights: 6,547 for a beam of 5 and the longest source.
    /// </summary>
    public int? MaximumLength { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void Validate()
    {
        Within(nameof(Beam), Beam, 1, MaximumBeam);
        Within(nameof(NBest), NBest, 1, Beam, ", as the beam is no wider");
        OptionRange.NotNegative(LengthPenalty, nameof(LengthPenalty));
        OptionRange.NotNegative(CoveragePenalty, nameof(CoveragePenalty));
        Within(nameof(MinimumLength), MinimumLength, 0, MaximumTokens);
        if (MaximumLength is { } longest)
            Within(nameof(MaximumLength), longest, Math.Max(1, MinimumLength), MaximumTokens, MinimumLength > 1
                ? ", as MinimumLength is the least" : "");
    }

    /// <summary>The most tokens of a translation.</summary>
    /// <param name="longest">What that is where the options do not say it.</param>
    /// <param name="states">States of the source that attention weighs for each token; 0 without attention.</param>
    internal int LongestFor(int longest, int states)
    {
        var most = MaximumLength ?? Math.Clamp(longest, MinimumLength, MaximumTokens);
        return states == 0 ? most : (int)Math.Min(most, MostWeights / ((long)Beam * states));
    }

    /// <summary>log p / lengthᵅ.</summary>
    internal double Normalized(double logProbability, int length) => logProbability / Math.Pow(length, LengthPenalty);

    private static void Within(string name, int value, int least, int most, string why = "")
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(
                name, $"{name} is {value}, but a number from {least} to {most} was expected{why}");
    }
}
