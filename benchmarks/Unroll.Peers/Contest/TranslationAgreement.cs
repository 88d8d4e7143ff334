namespace Unroll.Peers;

/// <summary>Both sides must translate the same: rounding may decide between two prefixes now and then, and nothing else.</summary>
internal static class TranslationAgreement
{
    private const double Least = 0.95;

    /// <summary>Returns the share of sentences whose translations are equal, as a line.</summary>
    /// <exception cref="InvalidOperationException">They are fewer than 95 of 100.</exception>
    public static string Check(ITranslator ours, ITranslator peer)
    {
        ours.Begin(Phase.Inference);
        peer.Begin(Phase.Inference);
        var (one, other) = (ours.Translate(), peer.Translate());
        var equal = one.Zip(other, (a, b) => a.SequenceEqual(b)).Count(same => same);
        var line = FormattableString.Invariant($"{equal} of {one.Length} translations are the same, of {one.Average(ids => ids.Length):f1} and {other.Average(ids => ids.Length):f1} tokens");
        return one.Length == other.Length && equal >= Least * one.Length ? line : throw new InvalidOperationException($"the sides translate differently: {line}");
    }
}
