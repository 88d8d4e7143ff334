using System.Numerics.Tensors;

namespace Unroll;

/// <summary>The probabilities of tags at the steps of a batch's sequences, summed over all paths of each.</summary>
public sealed class CrfPosterior
{
    private readonly PackedLayout _layout;
    private readonly ChainFactors _factors;
    private readonly ForwardBackward _chain;
    private readonly Buffer<double> _marginals;

    internal CrfPosterior(ChainFactors factors, PackedSequence emissions)
    {
        (_layout, _factors, var tags) = (emissions.Layout, factors, factors.Tags);
        _chain = new ForwardBackward(factors, _layout, emissions.Data.Data);
        _marginals = _chain.Marginals();
        var marginals = new float[_layout.Rows * tags];
        for (var row = 0; row < _layout.Rows; row++)
            TensorPrimitives.ConvertTruncating<double,
                float>(_marginals.AsSpan(row * factors.Width, tags), marginals.AsSpan(row * tags, tags));
        Marginals = new Tensor(new Shape(_layout.Rows, tags), marginals);
    }

    /// <summary>The probability of each tag at each step, [rows, tags], packed as the emissions are.</summary>
    public Tensor Marginals { get; }

    /// <summary>
    /// The probability that consecutive steps have these tags. By the Markov property it is the first tag's
    /// probability times that of each next tag given the one before it.
    /// </summary>
    /// <param name="sequence">Which of the given sequences.</param>
    /// <param name="start">The first of the steps.</param>
    /// <param name="tags">The tag of each of them, 1 or more.</param>
    /// <exception cref="ArgumentException">There is no tag, or one is out of range.</exception>
    /// <exception cref="IndexOutOfRangeException">There is no such sequence or step.</exception>
    public double Probability(int sequence, int start, ReadOnlySpan<int> tags)
    {
        if (tags.IsEmpty || tags.ContainsAnyExceptInRange(0, _factors.Tags - 1))
            throw new ArgumentException($"one tag or more, from 0 to {_factors.Tags - 1}, were expected", nameof(tags));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + tags.Length, _layout.LengthOf(sequence), nameof(tags));
        var (place, probability) = (_layout.PlaceOf(sequence), Marginal(_layout.RowOf(sequence, start), tags[0]));
        for (var i = 1; i < tags.Length && probability > 0; i++)
            probability *= _chain.Conditional(place, start + i, tags[i - 1], tags[i]);
        return probability;
    }

    private double Marginal(int row, int tag) => _marginals[row * _factors.Width + tag];
}
