namespace Unroll.Text;

/// <summary>
/// What a translation looked at: for each of its tokens the attention weights α of equation (13) over the tokens of its
/// source.
/// </summary>
public sealed class Alignment
{
    /// <summary>How far the weights of a row, each rounded to float32, may add up to something else than 1.</summary>
    private const double Tolerance = 1e-3;

    private readonly float[] _weights;

    /// <param name="source">The source's tokens, with the end mark if the model read one.</param>
    /// <param name="target">The translation's tokens, with the end mark if the translation ended.</param>
    /// <param name="weights">
    /// [target, source], row after row: not negative, and 1 together in each row. They are copied.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is not one weight for each two tokens, a weight is negative or not a number, or a row's sum is not 1.
    /// </exception>
    public Alignment(IReadOnlyList<string> source, IReadOnlyList<string> target, ReadOnlySpan<float> weights)
    {
        var (sources, targets) = (Given.All(source), Given.All(target));
        if (weights.Length != (long)target.Count * source.Count)
            throw new ArgumentException(
                $"there are {weights.Length} weights, but {target.Count} target tokens and {source.Count} source "
                + $"tokens need {(long)target.Count * source.Count}", nameof(weights));
        if (source.Count == 0 && target.Count > 0)
            throw new ArgumentException(
                $"the source has no token for the {target.Count} of the target to look at, but one at least "
                + "was expected", nameof(source));
        for (var t = 0; t < target.Count; t++)
            if (Fault(weights.Slice(t * source.Count, source.Count)) is { } fault)
                throw new ArgumentException($"the weights of target token {t} {fault}", nameof(weights));
        (Source, Target, _weights) = (Array.AsReadOnly(sources), Array.AsReadOnly(targets), weights.ToArray());
    }

    /// <summary>The source's tokens.</summary>
    public IReadOnlyList<string> Source { get; }

    /// <summary>The translation's tokens.</summary>
    public IReadOnlyList<string> Target { get; }

    /// <summary>How much a token of the translation looked at a token of the source, from 0 to 1.</summary>
    /// <param name="target">The place of the one, from 0.</param>
    /// <param name="source">The place of the other, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public float this[int target, int source] => (uint)source < (uint)Source.Count
        ? Of(target)[source]
        : throw new ArgumentOutOfRangeException(
            nameof(source), $"source is {source}, but there are {Source.Count} source tokens, from 0 on");

    /// <summary>A token's weights over the whole source, [source].</summary>
    /// <param name="target">The token's place in the translation, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public ReadOnlySpan<float> Of(int target) => (uint)target < (uint)Target.Count
        ? _weights.AsSpan(target * Source.Count, Source.Count)
        : throw new ArgumentOutOfRangeException(
            nameof(target), $"target is {target}, but there are {Target.Count} target tokens, from 0 on");

    /// <summary>
    /// The place of the source token that a token of the translation looked at most; of equal ones the first.
    /// </summary>
    /// <param name="target">The token's place in the translation, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public int Strongest(int target) => ArgMax.In(Of(target));

    /// <summary>What is wrong with a row, so that a sentence can end with it.</summary>
    private static string? Fault(ReadOnlySpan<float> row)
    {
        var sum = 0.0;
        foreach (var weight in row)
        {
            if (!(weight >= 0))
                return $"hold {weight}, but numbers from 0 to 1 were expected";
            sum += weight;
        }
        return Math.Abs(sum - 1) <= Tolerance ? null : $"are {sum:G6} together, but 1 was expected";
    }
}
