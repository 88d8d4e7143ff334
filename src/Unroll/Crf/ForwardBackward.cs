using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// Sums over all paths of every sequence of a batch by the forward-backward algorithm (Rabiner 1989, with its scaling):
/// going forward α(t) = α(t-1) M ⊙ p(t), divided by its sum, where the logarithms of the sums add up to the partition;
/// going backward β(t-1) = M (p(t) ⊙ β(t) / sum(t)), so that α ⊙ β are the probabilities of the tags of a step. M are
/// the transitions' factors, p those of the emissions. A sequence whose scores the factors cannot represent uses a
/// <see cref="LogSpaceChain"/>, and its α are 0 here.
/// </summary>
internal sealed class ForwardBackward
{
    /// <summary>Rows of transition counts that one thread adds up at a time, as many as the kernel takes.</summary>
    private const int CountRows = 4;

    /// <summary>The widest row that is kept on the stack.</summary>
    private const int Short = 128;

    private readonly ChainFactors _factors;
    private readonly PackedLayout _layout;
    private readonly int _width;

    /// <summary>p, [rows, width]; in the backward pass p(t) ⊙ β(t) / sum(t) takes its place.</summary>
    private readonly Buffer<double> _emissions;

    /// <summary>α, [rows, width].</summary>
    private readonly Buffer<double> _forward;
    private readonly double[] _sums;

    /// <summary>For each sequence that needs logarithms, at its place in packed order.</summary>
    private readonly LogSpaceChain?[] _logarithmic;
    private Buffer<double> _marginals;

    /// <summary>Goes forward.</summary>
    public ForwardBackward(ChainFactors factors, PackedLayout layout, ReadOnlyMemory<float> emissions)
    {
        (_factors, _layout, _width) = (factors, layout, factors.Width);
        _emissions = Buffer<double>.Rent(layout.Rows * _width);
        _forward = Buffer<double>.Rent(layout.Rows * _width);
        _sums = new double[layout.Rows];
        LogPartitions = new double[layout.Sequences];
        _logarithmic = new LogSpaceChain?[layout.Sequences];
        Workers.For(layout.Sequences, (this, emissions), static (place, s) =>
            s.Item1.GoForward(place, s.emissions.Span));
    }

    /// <summary>
    /// The logarithm of the sum of exp(score) over all paths, for each sequence, at its place in packed order.
    /// </summary>
    public double[] LogPartitions { get; }

    /// <summary>Length of a row: one number per tag, then zeros.</summary>
    public int Width => _width;

    /// <summary>
    /// Goes backward, once: the probability of each tag at each step, [rows, <see cref="Width"/>], to be read until
    /// <see cref="Return"/>.
    /// </summary>
    public Buffer<double> Marginals()
    {
        _marginals = Buffer<double>.Rent(_layout.Rows * _width);
        Workers.For(_layout.Sequences, this, static (place, chain) => chain.GoBackward(place));
        return _marginals;
    }

    /// <summary>
    /// The expected count of each transition in all sequences together, [tags, <see cref="Width"/>]; call it
    /// after <see cref="Marginals"/>.
    /// </summary>
    public double[] TransitionCounts()
    {
        var counts = new double[_width * _width];
        // Split by results, so that every sum goes through all steps in one order.
        Workers.For((_factors.Tags + CountRows - 1) / CountRows, (this, _layout.Neighbours(), counts),
            static (block, s) =>
        {
            var (chain, width) = (s.Item1, s.Item1._width);
            var first = block * CountRows * width;
            var rows = s.counts.AsSpan(first, CountRows * width);
            VectorMatrix.AddOuterProducts(chain._forward, chain._emissions, s.Item2, width, block * CountRows, rows);
            var known = Math.Min(rows.Length, chain._factors.Transitions.Length - first);
            TensorPrimitives.Multiply(rows[..known], chain._factors.Transitions.AsSpan(first, known), rows[..known]);
        });
        for (var place = 0; place < _logarithmic.Length; place++)
        {
            if (_logarithmic[place] is not null)
                AddLogarithmic(place, counts);
        }
        return counts;
    }

    /// <summary>
    /// The probability of a tag at a step of a sequence given the one before it, which must have a probability above
    /// 0; call it after <see cref="Marginals"/>.
    /// </summary>
    /// <param name="place">The sequence, by its place in packed order.</param>
    public double Conditional(int place, int step, int from, int to)
    {
        if (_logarithmic[place] is { } chain)
            return chain.Conditional(step, from, to);
        int before = RowOf(place, step - 1) * _width + from, at = RowOf(place, step) * _width + to;
        return _forward[before] * _factors.Transitions[from * _width + to] * _emissions[at] / _marginals[before];
    }

    /// <summary>The negative logarithm of the probability of a sequence's path.</summary>
    /// <param name="place">The sequence, by its place in packed order.</param>
    /// <param name="emissions">[rows, tags].</param>
    /// <param name="path">The tag of each row of the batch.</param>
    public double NegativeLogLikelihood(int place, ReadOnlySpan<float> emissions, int[] path)
    {
        var (scores, length) = (_factors.Scores, _layout.SortedLengths[place]);
        if (_logarithmic[place] is { } chain)
            return -chain.LogProbability(PathOf(place, path));
        double score = (double)scores.Starts[path[place]] + scores.Ends[path[_layout.LastRow(place)]];
        for (var step = 0; step < length; step++)
        {
            var row = RowOf(place, step);
            score += emissions[row * scores.Tags + path[row]];
            if (step > 0)
                score += scores.Transitions[path[RowOf(place, step - 1)] * scores.Tags + path[row]];
        }
        return LogPartitions[place] - score;
    }

    /// <summary>Returns the buffers; nothing may be asked for afterwards.</summary>
    public void Return()
    {
        _emissions.Return();
        _forward.Return();
        _marginals.Return();
    }

    private Span<double> Row(Buffer<double> of, int row) => of.AsSpan(row * _width, _width);

    private int RowOf(int place, int step) => _layout.Offsets[step] + place;

    private void GoForward(int place, ReadOnlySpan<float> emissions)
    {
        var length = _layout.SortedLengths[place];
        var logarithm = _factors.StartShift + _factors.EndShift + (length - 1) * _factors.TransitionShift;
        ReadOnlySpan<double> before = default;
        Span<double> least = _width <= Short ? stackalloc double[_width] : new double[_width];
        least.Fill(1);
        for (var step = 0; step < length; step++)
        {
            var row = RowOf(place, step);
            Span<double> p = Row(_emissions, row), alpha = Row(_forward, row);
            logarithm += ChainStep.Exponentials(emissions.Slice(row * _factors.Tags, _factors.Tags), p, least);
            if (step == 0)
                _factors.Starts.CopyTo(alpha);
            else
                VectorMatrix.Multiply(before[.._factors.Tags], _factors.Transitions, alpha);
            var sum = _sums[row] = ChainStep.Weigh(p, alpha);
            logarithm += Math.Log(sum);
            before = alpha;
        }
        if (_factors.Hold(TensorPrimitives.Min<double>(least[.._factors.Tags]), length))
            LogPartitions[place] = logarithm + Math.Log(RowSums.Dot(before, _factors.Ends));
        else
            GoByLogarithms(place, emissions);
    }

    private int[] PathOf(int place, int[] path) =>
        [.. Enumerable.Range(0, _layout.SortedLengths[place]).Select(step => path[RowOf(place, step)])];

    private void AddLogarithmic(int place, double[]? counts = null) =>
        _logarithmic[place]!.Marginals(step => Row(_marginals, RowOf(place, step)), counts, _width);

    private void GoByLogarithms(int place, ReadOnlySpan<float> emissions)
    {
        var (tags, length) = (_factors.Tags, _layout.SortedLengths[place]);
        var own = new float[length * tags];
        for (var step = 0; step < length; step++)
        {
            var row = RowOf(place, step);
            emissions.Slice(row * tags, tags).CopyTo(own.AsSpan(step * tags));
            Row(_emissions, row).Clear();
            Row(_forward, row).Clear();
        }
        _logarithmic[place] = new LogSpaceChain(_factors.Scores, own);
        LogPartitions[place] = _logarithmic[place]!.LogPartition;
    }

    private void GoBackward(int place)
    {
        if (_logarithmic[place] is not null)
        {
            AddLogarithmic(place);
            return;
        }
        var length = _layout.SortedLengths[place];
        var beta = new double[_width].AsSpan();
        TensorPrimitives.Divide(_factors.Ends, RowSums.Dot(Row(_forward, _layout.LastRow(place)), _factors.Ends), beta);
        for (var step = length - 1; step >= 0; step--)
        {
            var row = RowOf(place, step);
            var p = Row(_emissions, row);
            ChainStep.GoBack(Row(_forward, row), beta, _sums[row], p, Row(_marginals, row));
            VectorMatrix.Multiply(p[.._factors.Tags], _factors.Transposed, beta);
        }
    }
}
