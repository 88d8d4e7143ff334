namespace Unroll.Tests.Crf;

/// <summary>
/// A chain's oracle: every path of a sequence, its score summed in float64, and all else as sums over them.
/// </summary>
internal sealed class Enumeration
{
    private readonly (int[] Tags, double Score)[] _paths;
    private readonly double[] _probabilities;
    private readonly int _tags;

    public Enumeration(LinearChainCrf crf, Func<int?, int?, bool> isAllowed, Tensor emissions)
    {
        _tags = crf.Tags;
        var steps = emissions.Shape[0];
        _paths = [.. Paths(steps).Where(path => IsAllowed(path, isAllowed))
            .Select(path => (path, Score(crf, emissions, path)))];
        var best = _paths.Max(path => path.Score);
        LogPartition = best + Math.Log(_paths.Sum(path => Math.Exp(path.Score - best)));
        _probabilities = [.. _paths.Select(path => Math.Exp(path.Score - LogPartition))];
    }

    public double LogPartition { get; }

    public double LogProbability(int[] tags) =>
        _paths.Single(path => path.Tags.SequenceEqual(tags)).Score - LogPartition;

    public IEnumerable<(int[] Tags, double Probability)> Ranked => _paths.Zip(_probabilities)
        .OrderByDescending(path => path.First.Score).Select(path => (path.First.Tags, path.Second));

    public double Marginal(int step, int tag) => Probability(step, [tag]);

    public double Probability(int start, int[] part) =>
        _paths.Zip(_probabilities).Where(path => path.First.Tags.AsSpan(start, part.Length).SequenceEqual(part))
            .Sum(path => path.Second);

    private IEnumerable<int[]> Paths(int steps)
    {
        IEnumerable<int[]> paths = [[]];
        for (var step = 0; step < steps; step++)
            paths = paths.SelectMany(path => Enumerable.Range(0, _tags).Select(tag => (int[])[.. path, tag])).ToArray();
        return paths;
    }

    private static bool IsAllowed(int[] path, Func<int?, int?, bool> isAllowed) =>
        isAllowed(null, path[0]) && isAllowed(path[^1], null) && path.Zip(path.Skip(1))
            .All(pair => isAllowed(pair.First, pair.Second));

    private static double Score(LinearChainCrf crf, Tensor emissions, int[] path)
    {
        double score = (double)crf.StartTransitions.Value.Span[path[0]] + crf.EndTransitions.Value.Span[path[^1]];
        for (var step = 0; step < path.Length; step++)
        {
            score += emissions.Span[step * crf.Tags + path[step]];
            if (step > 0)
                score += crf.Transitions.Value.Span[path[step - 1] * crf.Tags + path[step]];
        }
        return score;
    }
}
