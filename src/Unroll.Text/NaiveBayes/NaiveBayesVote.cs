using System.Buffers;

namespace Unroll.Text;

/// <summary>
/// Naive Bayes beside a network, over the different tokens of a text and its different pairs of neighbours: e(c) =
/// Σ r(f, c) / (F + 10) over the F of them that training has seen, with <see cref="LogCountRatios">r</see>, so that
/// very short texts say less. Scores are π + a (z - π) + b e, with z the network's and π(c) the logarithm of how
/// frequent a class is, as the two err in different texts (Mesnil et al. 2015). Parameters are <c>features</c>,
/// [features, 2]: two neighbours' ids, or 0 and a token's, in ascending order; <c>counts</c>, [features, classes];
/// <c>prior</c>, π; and <c>weights</c>, a and b. No gradient reaches them.
/// </summary>
internal sealed class NaiveBayesVote : IModule
{
    /// <summary>Features that say nothing, as if every text had them.</summary>
    private const int Neutral = 10;

    /// <summary>The most texts that a float counts exactly.</summary>
    private const float MostTexts = 1 << 24;

    private const float LargestWeight = 1e6f;

    private readonly Lock _reading = new();
    private (long[] Keys, FeatureIndex Index, LogCountRatios Ratios)? _read;
    private int _version;

    /// <summary>Makes the layer without counts.</summary>
    /// <param name="features">How many tokens and pairs are counted.</param>
    /// <param name="classes">How many classes there are.</param>
    public NaiveBayesVote(int features, int classes)
    {
        Features = new Parameter(new Shape(features, 2), () => Tensor.Zeros(features, 2));
        Counts = new Parameter(new Shape(features, classes), () => Tensor.Zeros(features, classes));
        Prior = new Parameter(Tensor.Zeros(classes));
        Weights = new Parameter(Tensor.Of(VoteWeights.Usual.Network, VoteWeights.Usual.Counted));
    }

    /// <summary>The ids of each feature.</summary>
    public Parameter Features { get; }

    /// <summary>n(f, c).</summary>
    public Parameter Counts { get; }

    /// <summary>π.</summary>
    public Parameter Prior { get; }

    /// <summary>a and b.</summary>
    public Parameter Weights { get; }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [("features", Features), ("counts", Counts), ("prior", Prior), ("weights", Weights)];

    /// <summary>The tokens and pairs that are counted, in ascending order (<see cref="FeatureKeys"/>).</summary>
    public long[] Keys => Read().Keys;

    /// <summary>What is wrong with weights from a file; null if nothing is.</summary>
    /// <param name="tokens">How many token ids there are.</param>
    public string? Fault(int tokens)
    {
        if (!AreWhole(Features, tokens - 1) || !FeatureKeys.AreAscending(Keys))
            return $"naive_bayes.features holds something else than ids below {tokens} in ascending order";
        if (!AreWhole(Counts, MostTexts))
            return "naive_bayes.counts holds something else than numbers of texts";
        if (Prior.Value.Span.ContainsAnyExceptInRange(-LargestWeight, 0))
            return "naive_bayes.prior holds something else than logarithms of shares";
        return Weights.Value.Span.ContainsAnyExceptInRange(0, LargestWeight)
            ? $"naive_bayes.weights are not from 0 to {LargestWeight}" : null;
    }

    /// <summary>e(c) of a text.</summary>
    /// <param name="text">Its token ids.</param>
    /// <param name="scores">[classes]; overwritten.</param>
    public void Score(ReadOnlySpan<int> text, Span<float> scores)
    {
        scores.Clear();
        var (_, index, ratios) = Read();
        var rented = ArrayPool<long>.Shared.Rent(FeatureKeys.Most(text));
        var known = 0;
        foreach (var key in rented.AsSpan(0, FeatureKeys.Write(text, rented)))
        {
            if (index.RowOf(key) is >= 0 and var row && ratios.AddTo(scores, row))
                known++;
        }
        ArrayPool<long>.Shared.Return(rented);
        foreach (ref var sum in scores)
            sum /= known + Neutral;
    }

    /// <summary>
    /// Sets π to the shares of the classes, each with one text more than it has, so that none is impossible.
    /// </summary>
    /// <param name="targets">The class of each training text.</param>
    /// <param name="classWeights">How much a text of each class counts; null for all the same.</param>
    public void SetPrior(int[] targets, float[]? classWeights)
    {
        var counts = Enumerable.Repeat(1d, Counts.Shape[1]).ToArray();
        foreach (var target in targets)
            counts[target] += classWeights?[target] ?? 1;
        var all = counts.Sum();
        Prior.Assign(new Tensor(Prior.Shape, Array.ConvertAll(counts, count => (float)Math.Log(count / all))));
    }

    /// <summary>Chooses a and b by dev texts (<see cref="VoteWeights"/>).</summary>
    /// <param name="texts">The token ids of each text.</param>
    /// <param name="network">z of each text, one after the other.</param>
    /// <param name="targets">The class of each text; negative if none is known.</param>
    /// <param name="classWeights">How much a text of each class counts; null for all the same.</param>
    public void FitWeights(IEnumerable<int[]> texts, float[] network, int[] targets, float[]? classWeights)
    {
        var (classes, counted, next) = (Counts.Shape[1], new float[network.Length], 0);
        foreach (var text in texts)
            Score(text, counted.AsSpan(classes * next++, classes));
        var (a, b) = new VoteWeights(network, counted, Prior.Value.ToArray(), targets, classWeights).Fit();
        Weights.Assign(Tensor.Of(a, b));
    }

    /// <summary>π + a (z - π) + b e.</summary>
    /// <param name="text">The token ids of a text.</param>
    /// <param name="network">z, the network's scores of the classes.</param>
    public float[] Vote(ReadOnlySpan<int> text, ReadOnlySpan<float> network)
    {
        var scores = new float[network.Length];
        Score(text, scores);
        var prior = Prior.Value.Span;
        var (a, b) = (Weights.Value.Span[0], Weights.Value.Span[1]);
        for (var c = 0; c < scores.Length; c++)
            scores[c] = prior[c] + a * (network[c] - prior[c]) + b * scores[c];
        return scores;
    }

    private static bool AreWhole(Parameter parameter, float most)
    {
        foreach (var value in parameter.Value.Span)
        {
            if (!(value >= 0 && value <= most && value == MathF.Floor(value)))
                return false;
        }
        return true;
    }

    private (long[] Keys, FeatureIndex Index, LogCountRatios Ratios) Read()
    {
        lock (_reading)
        {
            if (_read is { } read && _version == Counts.Version)
                return read;
            var keys = new long[Features.Shape[0]];
            for (var i = 0; i < keys.Length; i++)
                keys[i] = FeatureKeys.Of((int)Features.Value.Span[2 * i], (int)Features.Value.Span[2 * i + 1]);
            _version = Counts.Version;
            return (_read = (keys, new FeatureIndex(keys), new LogCountRatios(Counts.Value))).Value;
        }
    }
}
