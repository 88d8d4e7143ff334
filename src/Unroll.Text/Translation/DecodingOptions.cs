namespace Unroll.Text;

/// <summary>
/// How translations are searched for: by beam search, which continues the most probable prefixes side by side, one
/// token at a time.
/// </summary>
public sealed record DecodingOptions
{
    /// <summary>The largest <see cref="Beam"/>.</summary>
    public const int MaximumBeam = 100;

    /// <summary>The largest length of a translation that can be set.</summary>
    public const int MaximumTokens = 65536;

    /// <summary>The most attention weights that the search for one text keeps: 128 MB.</summary>
    internal const long MostWeights = 1 << 25;

    /// <summary>
    /// How many prefixes are followed, from 1 to <see cref="MaximumBeam"/>, including those that have ended; 1 follows
    /// only the most probable token of each step (greedy search).
    /// </summary>
    public int Beam { get; init; } = 5;

    /// <summary>
    /// The exponent α, 0 or more, of the length that log p is divided by: with 1 the mean over tokens counts, and with
    /// 0 log p itself, which prefers short translations. The mark of the end counts as a token.
    /// </summary>
    public float LengthPenalty { get; init; } = 1;

    /// <summary>
    /// The factor β, 0 or more, of Σ log min(Σ α, 1), which lowers the score for parts of the source that attention has
    /// left unread (Wu et al. 2016).
    /// </summary>
    public float CoveragePenalty { get; init; }

    /// <summary>The fewest tokens of a translation, from 0 to <see cref="MaximumTokens"/>.</summary>
    public int MinimumLength { get; init; }

    /// <summary>
    /// The most tokens of a translation, 1 or more, not below <see cref="MinimumLength"/>, up to
    /// <see cref="MaximumTokens"/>; null for a bound by the source's length
    /// (<see cref="TranslatorOptions.LengthRatio"/>). With attention it is also at most 33,554,432 / (beam * source
    /// tokens), as a search keeps this many weights: 6,547 for a beam of 5 and the longest source.
    /// </summary>
    public int? MaximumLength { get; init; }

    /// <summary>All options, each with its name, range and help text.</summary>
    public static OptionList<DecodingOptions> Declared { get; } = new(
    [
        new DeclaredOption<DecodingOptions, int>(
            nameof(Beam), new WholeNumber(1, MaximumBeam), o => o.Beam, (o, v) => o with { Beam = v })
        {
            Flag = "beam",
            Help = "Translations that are followed side by side; 1 takes the most probable token at each step.",
        },
        new DeclaredOption<DecodingOptions, float>(
            nameof(LengthPenalty), RealNumber.NotNegative, o => o.LengthPenalty,
            (o, v) => o with { LengthPenalty = v })
        {
            Flag = "length-penalty", Help = "Translations are compared by log p / length^X.",
        },
        new DeclaredOption<DecodingOptions, float>(
            nameof(CoveragePenalty), RealNumber.NotNegative, o => o.CoveragePenalty,
            (o, v) => o with { CoveragePenalty = v })
        {
            Flag = "coverage-penalty",
            Help = "Penalty for parts of the source that attention left unread.",
        },
        new DeclaredOption<DecodingOptions, int>(
            nameof(MinimumLength), new WholeNumber(0, MaximumTokens), o => o.MinimumLength,
            (o, v) => o with { MinimumLength = v })
        {
            Flag = "min-length", Help = "Tokens of a translation, at least.",
        },
        new DeclaredOption<DecodingOptions, int?>(
            nameof(MaximumLength), new Unset<int>(new WholeNumber(1, MaximumTokens)), o => o.MaximumLength,
            (o, v) => o with { MaximumLength = v })
        {
            Flag = "max-length", Help = "Tokens of a translation, at most.", Unset = "by the source's length",
        },
    ]);

    /// <summary>Checks each option, and that they fit together.</summary>
    /// <param name="model">The options of the translator; null to skip checks against it.</param>
    /// <exception cref="OptionException">A value is out of its range, or two do not fit together.</exception>
    public void Validate(TranslatorOptions? model = null)
    {
        Declared.Check(this);
        if (MaximumLength < MinimumLength)
            throw new OptionException(
                $"`MaximumLength` is {MaximumLength}, but `MinimumLength` is {MinimumLength}; give a larger one");
        if (CoveragePenalty > 0 && model is { Attention: null })
            throw new OptionException(
                "`CoveragePenalty` needs attention, but the model has none; leave it out");
    }

    /// <summary>The most tokens of a translation.</summary>
    /// <param name="longest">The default, if the options do not set it.</param>
    /// <param name="states">
    /// States of the source that get an attention weight for each token; 0 without attention.
    /// </param>
    internal int LongestFor(int longest, int states)
    {
        var most = MaximumLength ?? Math.Clamp(longest, MinimumLength, MaximumTokens);
        return states == 0 ? most : (int)Math.Min(most, MostWeights / ((long)Beam * states));
    }

    /// <summary>log p / lengthᵅ.</summary>
    internal double Normalized(double logProbability, int length) => logProbability / Math.Pow(length, LengthPenalty);
}
