using System.Buffers;

namespace Unroll.Text;

/// <summary>
/// What classes say of a text without its order: e(c), the mean of <see cref="ClassCounts">r(f, c)</see> over its
/// different tokens and pairs of neighbouring tokens that training has seen. It votes with the network, a z + b e, as a
/// network and naive Bayes err in different texts (Mesnil et al. 2015). Parameters are <c>features</c>, [features, 2]:
/// two neighbours' ids, or 0 and a token's, in ascending order; <c>counts</c>, [features, classes]; and <c>weights</c>,
/// a and b. No gradient reaches them.
/// </summary>
internal sealed class ClassEvidence : IModule
{
    /// <summary>a and b, unless dev texts say more (<see cref="EvidenceWeights"/>).</summary>
    public static readonly float[] UsualWeights = [1, 5];

    /// <summary>The most texts that a float counts exactly.</summary>
    private const float MostTexts = 1 << 24;

    private const float LargestWeight = 1e6f;

    private readonly Lock _reading = new();
    private (long[] Keys, ClassCounts Ratios)? _read;
    private int _version;

    /// <summary>Makes the layer without counts.</summary>
    /// <param name="features">How many tokens and pairs are counted.</param>
    /// <param name="classes">How many classes there are.</param>
    public ClassEvidence(int features, int classes)
    {
        Features = new Parameter(new Shape(features, 2), () => Tensor.Zeros(features, 2));
        Counts = new Parameter(new Shape(features, classes), () => Tensor.Zeros(features, classes));
        Weights = new Parameter(new Tensor(new Shape(UsualWeights.Length), UsualWeights));
    }

    /// <summary>The ids of each feature.</summary>
    public Parameter Features { get; }

    /// <summary>n(f, c).</summary>
    public Parameter Counts { get; }

    /// <summary>a and b.</summary>
    public Parameter Weights { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [("features", Features), ("counts", Counts), ("weights", Weights)];

    /// <summary>The tokens and pairs that are counted, in ascending order (<see cref="EvidenceKeys"/>).</summary>
    public long[] Keys => Read().Keys;

    /// <summary>What is wrong with weights from a file; null if nothing is.</summary>
    /// <param name="tokens">How many token ids there are.</param>
    public string? Fault(int tokens)
    {
        if (Features.Value.Span.ContainsAnyExceptInRange(0, tokens - 1)
            || Keys.Zip(Keys.Skip(1)).Any(two => two.First >= two.Second))
            return $"evidence.features holds something else than ids below {tokens} in ascending order";
        if (Counts.Value.Span.ContainsAnyExceptInRange(0, MostTexts))
            return "evidence.counts holds something else than numbers of texts";
        return Weights.Value.Span.ContainsAnyExceptInRange(0, LargestWeight)
            ? $"evidence.weights are not from 0 to {LargestWeight}" : null;
    }

    /// <summary>e(c) of a text.</summary>
    /// <param name="text">Its token ids.</param>
    /// <param name="evidence">[classes]; overwritten.</param>
    public void Of(ReadOnlySpan<int> text, Span<float> evidence)
    {
        evidence.Clear();
        var (keys, ratios) = Read();
        var rented = ArrayPool<long>.Shared.Rent(EvidenceKeys.Most(text));
        var (known, row) = (0, 0);
        foreach (var key in rented.AsSpan(0, EvidenceKeys.Write(text, rented)))
        {
            var found = keys.AsSpan(row).BinarySearch(key);
            row += found < 0 ? ~found : found;
            if (found >= 0 && ratios.AddRatios(row, evidence))
                known++;
        }
        ArrayPool<long>.Shared.Return(rented);
        foreach (ref var sum in evidence)
            sum /= Math.Max(1, known);
    }

    /// <summary>Chooses a and b by dev texts (<see cref="EvidenceWeights"/>).</summary>
    /// <param name="texts">The token ids of each text.</param>
    /// <param name="network">z of each text, one after the other.</param>
    /// <param name="targets">The class of each text; negative if none is known.</param>
    public void FitWeights(IEnumerable<int[]> texts, float[] network, int[] targets)
    {
        var (classes, evidence, next) = (Counts.Shape[1], new float[network.Length], 0);
        foreach (var text in texts)
            Of(text, evidence.AsSpan(classes * next++, classes));
        var (a, b) = EvidenceWeights.Fit(network, evidence, targets);
        Weights.Assign(new Tensor(Weights.Shape, [a, b]));
    }

    /// <summary>a z + b e.</summary>
    /// <param name="text">The token ids of a text.</param>
    /// <param name="network">z, the network's scores of the classes.</param>
    public float[] Vote(ReadOnlySpan<int> text, ReadOnlySpan<float> network)
    {
        var scores = new float[network.Length];
        Of(text, scores);
        var (a, b) = (Weights.Value.Span[0], Weights.Value.Span[1]);
        for (var c = 0; c < scores.Length; c++)
            scores[c] = a * network[c] + b * scores[c];
        return scores;
    }

    private (long[] Keys, ClassCounts Ratios) Read()
    {
        lock (_reading)
        {
            if (_read is { } read && _version == Counts.Version)
                return read;
            var keys = new long[Features.Shape[0]];
            for (var i = 0; i < keys.Length; i++)
                keys[i] = EvidenceKeys.Of((int)Features.Value.Span[2 * i], (int)Features.Value.Span[2 * i + 1]);
            _version = Counts.Version;
            return (_read = (keys, new ClassCounts(Counts.Value))).Value;
        }
    }
}
