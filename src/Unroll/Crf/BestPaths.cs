namespace Unroll;

/// <summary>Several best paths: Viterbi's way, with the best few paths that end with each tag in the place of the one.</summary>
/// <param name="tags">How many tags there are.</param>
/// <param name="transitions">[from, to], minus infinity where not allowed.</param>
/// <param name="starts">[tags], likewise.</param>
/// <param name="ends">[tags], likewise.</param>
internal sealed class BestPaths(int tags, float[] transitions, float[] starts, float[] ends)
{
    /// <summary>A path up to some step, as its last tag, its score and the path that it goes on from.</summary>
    private sealed record Partial(int Tag, double Score, Partial? Before);

    /// <summary>The best paths of one sequence, the best first; fewer where there are not so many allowed ones.</summary>
    /// <param name="emissions">[time, tags].</param>
    public IEnumerable<(int[] Tags, double Score)> Of(ReadOnlySpan<float> emissions, int count)
    {
        var steps = emissions.Length / tags;
        var paths = new List<Partial>();
        for (var step = 0; step < steps; step++)
        {
            var next = new List<Partial>();
            for (var tag = 0; tag < tags; tag++)
            {
                var emission = emissions[step * tags + tag];
                next.AddRange(step == 0
                    ? Best([new Partial(tag, (double)starts[tag] + emission, null)], 1)
                    : Best(paths.Select(path => new Partial(tag, path.Score + transitions[path.Tag * tags + tag] + emission, path)), count));
            }
            paths = next;
        }
        return Best(paths.Select(path => path with { Score = path.Score + ends[path.Tag] }), count).Select(path => (Tags(path, steps), path.Score));
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
