namespace Unroll;

/// <summary>
/// Several best paths: Viterbi's way, with the best few paths that end with each tag in the place of the one. Scores
/// are added up and ties are decided as <see cref="Viterbi"/> does, so that the first is the path which that gives.
/// </summary>
internal sealed class BestPaths(AllowedScores scores)
{
    /// <summary>A path up to some step, as its last tag, its score and the path that it goes on from.</summary>
    private sealed record Partial(int Tag, double Score, Partial? Before);

    /// <summary>
    /// The best paths of one sequence, the best first; fewer where there are not so many allowed ones.
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
                // Ranked before the emission is added, which would make scores equal that were not.
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
