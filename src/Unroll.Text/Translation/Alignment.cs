namespace Unroll.Text;

/// <summary>
/// What a translation looked at: for each of its tokens the attention weights α of equation (13) over the tokens of its
/// source.
/// </summary>
public sealed class Alignment
{
    /// <summary>How far the sum of a row's weights, each rounded to float32, may differ from 1.</summary>
    private const double Tolerance = 1e-3;

    private readonly float[][] _weights;

    /// <param name="source">The source's tokens, with the end mark if the model read one.</param>
    /// <param name="target">The translation's tokens, with the end mark if the translation ended.</param>
    /// <param name="weights">
    /// For each token of the translation, one weight per token of the source: not negative, with a sum of 1 in each
    /// row. They are copied.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is not one row per token of the translation with one weight per token of the source, a weight is
    /// negative or not a number, or a row's sum is not 1.
    /// </exception>
    public Alignment(
        IReadOnlyList<string> source, IReadOnlyList<string> target, IReadOnlyList<IReadOnlyList<float>> weights)
    {
        var (sources, targets) = (Given.All(source), Given.All(target));
        if (sources.Length == 0 && targets.Length > 0)
            throw new ArgumentException(
                $"the source has no token for the {targets.Length} of the target to look at, but one at least "
                + "was expected", nameof(source));
        _weights = Array.ConvertAll(Given.All(weights), row => row.ToArray());
        if (_weights.Length != targets.Length)
            throw new ArgumentException(
                $"there are weights for {_weights.Length} target tokens, but there are {targets.Length}",
                nameof(weights));
        foreach (var (t, row) in _weights.Index())
            if (Fault(row, sources.Length) is { } fault)
                throw new ArgumentException($"the weights of target token {t} {fault}", nameof(weights));
        (Source, Target) = (Array.AsReadOnly(sources), Array.AsReadOnly(targets));
        Weights = Array.AsReadOnly(Array.ConvertAll(_weights, Array.AsReadOnly));
    }

    /// <summary>The source's tokens.</summary>
    public IReadOnlyList<string> Source { get; }

    /// <summary>The translation's tokens.</summary>
    public IReadOnlyList<string> Target { get; }

    /// <summary>How much each token of the translation looked at each token of the source, [target][source].</summary>
    public IReadOnlyList<IReadOnlyList<float>> Weights { get; }

    /// <summary>How much a token of the translation looked at a token of the source, from 0 to 1.</summary>
    /// <param name="target">The index of the translation's token, from 0.</param>
    /// <param name="source">The index of the source's token, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public float this[int target, int source] => (uint)source < (uint)Source.Count
        ? Of(target)[source]
        : throw new ArgumentOutOfRangeException(
            nameof(source), $"source is {source}, but there are {Source.Count} source tokens, from 0 on");

    /// <summary>A token's weights over the whole source, [source].</summary>
    /// <param name="target">The token's index in the translation, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public ReadOnlySpan<float> Of(int target) => (uint)target < (uint)Target.Count
        ? _weights[target]
        : throw new ArgumentOutOfRangeException(
            nameof(target), $"target is {target}, but there are {Target.Count} target tokens, from 0 on");

    /// <summary>
    /// The index of the source token that a token of the translation looked at most; of equal ones the first.
    /// </summary>
    /// <param name="target">The token's index in the translation, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public int Strongest(int target) => ArgMax.In(Of(target));

    /// <summary>
    /// The tokens of the translation, each with the source token that it looked at most: <c>woman=Frau reads=liest</c>.
    /// </summary>
    public override string ToString() =>
        string.Join(' ', Target.Select((token, target) => $"{token}={Source[Strongest(target)]}"));

    /// <summary>What is wrong with a row, as the end of a message.</summary>
    private static string? Fault(float[] row, int sources)
    {
        if (row.Length != sources)
            return $"are {row.Length}, but {sources} were expected, one for each source token";
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
