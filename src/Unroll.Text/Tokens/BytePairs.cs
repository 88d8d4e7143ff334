namespace Unroll.Text;

/// <summary>Merges the pairs of a run of characters, those learned earlier first.</summary>
internal static class BytePairs
{
    /// <param name="run">Characters.</param>
    /// <param name="ranks">The order in which pairs were learned.</param>
    public static IEnumerable<string> Merge(string[] run, Dictionary<(string Left, string Right), int> ranks)
    {
        // A list of neighbours, and a queue of the pairs in it, so that a run of a million characters takes seconds and
        // not days. Pairs that no longer exist stay in the queue, and are skipped.
        var tokens = (string?[])run.Clone();
        var (before, behind) = (new int[run.Length], new int[run.Length]);
        var pairs = new PriorityQueue<(int At, int Rank), (int Rank, int At)>();
        for (var i = 0; i < run.Length; i++)
        {
            (before[i], behind[i]) = (i - 1, i + 1);
            Add(i);
        }
        while (pairs.TryDequeue(out var pair, out _))
        {
            var (at, rank) = pair;
            if (RankAt(at) != rank)
                continue;
            var right = behind[at];
            (tokens[at], tokens[right]) = (tokens[at] + tokens[right], null);
            behind[at] = behind[right];
            if (behind[at] < run.Length)
                before[behind[at]] = at;
            Add(at);
            if (before[at] >= 0)
                Add(before[at]);
        }
        return tokens.OfType<string>();

        int? RankAt(int at) => tokens[at] is { } left && behind[at] < run.Length
            && ranks.TryGetValue((left, tokens[behind[at]]!), out var rank) ? rank : null;

        void Add(int at)
        {
            if (RankAt(at) is { } rank)
                pairs.Enqueue((at, rank), (rank, at));
        }
    }
}
