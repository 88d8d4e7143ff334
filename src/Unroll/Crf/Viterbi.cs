namespace Unroll;

/// <summary>
/// The path with the highest score: going forward, for each tag the best score of a path that ends with it and the tag
/// before it there; then back along those. In float64, in which usual float32 scores are added without loss.
/// </summary>
internal sealed class Viterbi
{
    private readonly AllowedScores _scores;
    private readonly int _width;

    /// <summary>[from, to], rows of <see cref="_width"/>.</summary>
    private readonly double[] _transitions;

    public Viterbi(AllowedScores scores)
    {
        (_scores, _width) = (scores, VectorMatrix.Padded(scores.Tags));
        _transitions = new double[scores.Tags * _width];
        for (var from = 0; from < scores.Tags; from++)
        {
            for (var to = 0; to < scores.Tags; to++)
                _transitions[from * _width + to] = scores.Transitions[from * scores.Tags + to];
        }
    }

    /// <summary>Writes the path of the sequence at one place in packed order.</summary>
    /// <param name="emissions">[rows, tags].</param>
    /// <param name="path">The tag of each row.</param>
    public void Decode(ReadOnlySpan<float> emissions, PackedLayout layout, int place, int[] path)
    {
        var (tags, length) = (_scores.Tags, layout.SortedLengths[place]);
        var before = new int[length * tags];
        double[] best = new double[_width], next = new double[_width];
        for (var tag = 0; tag < tags; tag++)
            best[tag] = (double)_scores.Starts[tag] + emissions[place * tags + tag];
        for (var step = 1; step < length; step++)
        {
            MaxPlus.Multiply(best.AsSpan(0, tags), _transitions, next, before.AsSpan(step * tags, tags));
            var row = emissions.Slice((layout.Offsets[step] + place) * tags, tags);
            for (var tag = 0; tag < tags; tag++)
                next[tag] += row[tag];
            (best, next) = (next, best);
        }
        for (var tag = 0; tag < tags; tag++)
            best[tag] += _scores.Ends[tag];
        var at = ArgMax.In<double>(best.AsSpan(0, tags));
        for (var step = length - 1; step >= 0; step--)
        {
            path[layout.Offsets[step] + place] = at;
            at = before[step * tags + at];
        }
    }
}
