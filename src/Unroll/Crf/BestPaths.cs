namespace Unroll;

/// <summary>
/// Several best paths: the Viterbi algorithm that keeps the best few paths to each tag instead of one. Scores
/// are added and ties are decided as in <see cref="Viterbi"/>, so the first path is the one that it finds.
/// </summary>
internal sealed class BestPaths(AllowedScores scores)
{
    /// <summary>A path up to some step: its last tag, its score and the path that it extends.</summary>
    private sealed record Partial(int Tag, double Score, Partial? Before);

    /// <summary>
    /// The best paths of one sequence, the best first; fewer if fewer are allowed.
    /// </summary>
    /// <param name="emissions">[time, tags].</param>
    public IEnumerable<int[]> Of(ReadOnlySpan<float> emissions, int count)
    {
        var tags = scores.Tags;
        var steps = emissions.Length / tags;
        var paths = new List<Partial>();
        for (var step = 0; step < steps; step++)
        {
            var next = new List<Partial>();
            for (var tag = 0; tag < tags; tag++)
            {
                var emission = emissions[step * tags + tag];
                // Ranked before the emission is added, as rounding might then make different scores equal.
                next.AddRange((step == 0
                    ? Best([new Partial(tag, scores.Starts[tag], null)], 1)
                    : Best(paths.Select(
                        path => new Partial(tag, path.Score + scores.Transitions[path.Tag * tags + tag], path)), count))
                    .Select(path => path with { Score = path.Score + emission }));
            }
            paths = next;
        }
        return Best(paths.Select(path => path with { Score = path.Score + scores.Ends[path.Tag] }), count)
            .Select(path => Tags(path, steps));
    }

    private static IEnumerable<Partial> Best(IEnumerable<Partial> paths, int count) =>
        paths.Where(path => path.Score > double.NegativeInfinity).OrderByDescending(path => path.Score).Take(count);

    private static int[] Tags(Partial last, int steps)
    {
        var path = new int[steps];
        for (var (at, step) = ((Partial?)last, steps - 1); at is not null; at = at.Before, step--)
            path[step] = at.Tag;
        return path;
    }
}
