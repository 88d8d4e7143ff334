using System.Runtime.InteropServices;

namespace Unroll.Text;

/// <summary>
/// Learns merges from the runs of a text. Equal runs are kept once with their count, and each pair with the runs that
/// contain it, so a merge costs only what it changes and not a pass over the whole text.
/// </summary>
internal sealed class BytePairLearner
{
    /// <summary>Rarer pairs say nothing about the language.</summary>
    private const long LeastCount = 2;

    private readonly List<(string Text, bool CanLead, bool CanFollow)> _symbols = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(int[] Symbols, int Count)> _runs = [];
    private readonly Dictionary<(int Left, int Right), long> _counts = [];
    private readonly Dictionary<(int Left, int Right), HashSet<int>> _places = [];
    private readonly PriorityQueue<(int Left, int Right), ((int Left, int Right) Pair, long Count)> _queue;

    public BytePairLearner(IEnumerable<string[]> runs)
    {
        _queue = new(Comparer<((int Left, int Right) Pair, long Count)>.Create(Compare));
        // No character is a tab, since runs contain no white space.
        foreach (var (text, count) in runs.CountBy(run => string.Join('\t', run), StringComparer.Ordinal))
        {
            _runs.Add(([.. text.Split('\t').Select(NumberOf)], count));
            Count(_runs.Count - 1, 1);
        }
        foreach (var (pair, count) in _counts)
            _queue.Enqueue(pair, (pair, count));
    }

    public (string Left, string Right)[] Learn(int merges)
    {
        var learned = new OrderedDictionary<(int Left, int Right), (string, string)>();
        while (learned.Count < merges && _queue.TryDequeue(out var pair, out var entry))
        {
            // The queue's entry of a pair is outdated if a merge changed its count: there is a newer entry.
            if (_counts.GetValueOrDefault(pair) != entry.Count)
                continue;
            if (entry.Count < LeastCount)
                break;
            // A pair may occur again if one of its parts is merged from different parts.
            learned.TryAdd(pair, (_symbols[pair.Left].Text, _symbols[pair.Right].Text));
            Merge(pair);
        }
        return [.. learned.Values];
    }

    private void Merge((int Left, int Right) pair)
    {
        var merged = NumberOf(_symbols[pair.Left].Text + _symbols[pair.Right].Text);
        var changed = new HashSet<(int Left, int Right)>();
        _places.Remove(pair, out var places);
        foreach (var place in places!)
        {
            changed.UnionWith(Pairs(place));
            Count(place, -1);
            var (symbols, kept) = (_runs[place].Symbols, new List<int>());
            for (var i = 0; i < symbols.Length; i++)
            {
                var isPair = i + 1 < symbols.Length && (symbols[i], symbols[i + 1]) == pair;
                kept.Add(isPair ? merged : symbols[i]);
                if (isPair)
                    i++;
            }
            _runs[place] = ([.. kept], _runs[place].Count);
            Count(place, 1);
            changed.UnionWith(Pairs(place));
        }
        foreach (var other in changed)
        {
            if (_counts[other] > 0)
                _queue.Enqueue(other, (other, _counts[other]));
            else
                _counts.Remove(other);
        }
    }

    private IEnumerable<(int Left, int Right)> Pairs(int place)
    {
        var symbols = _runs[place].Symbols;
        for (var i = 0; i + 1 < symbols.Length; i++)
        {
            if (_symbols[symbols[i]].CanLead && _symbols[symbols[i + 1]].CanFollow)
                yield return (symbols[i], symbols[i + 1]);
        }
    }

    /// <summary>Adds a run's pairs to the counts, or subtracts them.</summary>
    private void Count(int place, int sign)
    {
        foreach (var pair in Pairs(place))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, pair, out _) += sign * (long)_runs[place].Count;
            if (sign > 0)
                (CollectionsMarshal.GetValueRefOrAddDefault(_places, pair, out _) ??= []).Add(place);
        }
    }

    private int NumberOf(string symbol)
    {
        if (!_numbers.TryGetValue(symbol, out var number))
        {
            _numbers.Add(symbol, number = _symbols.Count);
            _symbols.Add((symbol, SubwordSigns.CanLead(symbol), SubwordSigns.CanFollow(symbol)));
        }
        return number;
    }

    private int Compare(((int Left, int Right) Pair, long Count) a, ((int Left, int Right) Pair, long Count) b)
    {
        if (a.Count != b.Count)
            return b.Count.CompareTo(a.Count);
        var left = string.CompareOrdinal(_symbols[a.Pair.Left].Text, _symbols[b.Pair.Left].Text);
        return left != 0 ? left : string.CompareOrdinal(_symbols[a.Pair.Right].Text, _symbols[b.Pair.Right].Text);
    }
}
