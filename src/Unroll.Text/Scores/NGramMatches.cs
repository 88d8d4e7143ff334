namespace Unroll.Text;

/// <summary>How many n-grams of each order hypotheses and references have, and how many they have in common.</summary>
/// <param name="orders">The longest n-gram.</param>
internal sealed class NGramMatches(int orders)
{
    /// <summary>Marks the end of a token in the key of an n-gram: no token contains white space.</summary>
    private const char End = ' ';

    private readonly long[] _hypothesis = new long[orders], _reference = new long[orders], _matched = new long[orders];
    private readonly long[] _comparable = new long[orders];

    /// <summary>N-grams of the hypotheses, by order from 1.</summary>
    public IReadOnlyList<long> Hypothesis => _hypothesis;

    /// <summary>N-grams of only those hypotheses whose reference has n-grams of that order.</summary>
    public IReadOnlyList<long> Comparable => _comparable;

    /// <summary>N-grams of the references.</summary>
    public IReadOnlyList<long> Reference => _reference;

    /// <summary>
    /// N-grams that a hypothesis shares with its reference, clipped: each counts the smaller of its two counts.
    /// </summary>
    public IReadOnlyList<long> Matched => _matched;

    /// <summary>Counts a pair.</summary>
    public void Add(IReadOnlyList<string> hypothesis, IReadOnlyList<string> reference)
    {
        var (text, starts) = Joined(reference);
        var left = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var order = 1; order <= orders; order++)
        {
            for (var at = 0; at + order <= reference.Count; at++)
            {
                var gram = text.AsSpan(starts[at]..starts[at + order]);
                left[gram] = (left.TryGetValue(gram, out var count) ? count : 0) + 1;
            }
            _reference[order - 1] += Count(reference, order);
            _hypothesis[order - 1] += Count(hypothesis, order);
            _comparable[order - 1] += Count(reference, order) > 0 ? Count(hypothesis, order) : 0;
        }
        (text, starts) = Joined(hypothesis);
        for (var order = 1; order <= orders; order++)
        {
            for (var at = 0; at + order <= hypothesis.Count; at++)
            {
                var gram = text.AsSpan(starts[at]..starts[at + order]);
                if (!left.TryGetValue(gram, out var count) || count == 0)
                    continue;
                left[gram] = count - 1;
                _matched[order - 1]++;
            }
        }
    }

    private static int Count(IReadOnlyList<string> tokens, int order) => Math.Max(0, tokens.Count - order + 1);

    private static (string Text, int[] Starts) Joined(IReadOnlyList<string> tokens)
    {
        var (text, starts) = (new System.Text.StringBuilder(), new int[tokens.Count + 1]);
        for (var i = 0; i < tokens.Count; i++)
            starts[i + 1] = text.Append(tokens[i]).Append(End).Length;
        return (text.ToString(), starts);
    }
}
