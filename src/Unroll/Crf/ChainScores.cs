using System.Numerics;
using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// The current scores of a CRF besides its emissions: the parameters, with minus infinity where a
/// transition is not allowed.
/// </summary>
internal sealed class ChainScores
{
    private readonly bool[] _allowed;
    private readonly bool[] _mayStart;
    private readonly bool[] _mayEnd;

    /// <param name="isAllowed">
    /// Whether one tag may follow another; null stands for the sequence's start, or its end.
    /// </param>
    public ChainScores(int tags, Func<int?, int?, bool>? isAllowed)
    {
        Tags = tags;
        _allowed = [.. Enumerable.Range(0, tags * tags).Select(i => isAllowed?.Invoke(i / tags, i % tags) ?? true)];
        _mayStart = [.. Enumerable.Range(0, tags).Select(tag => isAllowed?.Invoke(null, tag) ?? true)];
        _mayEnd = [.. Enumerable.Range(0, tags).Select(tag => isAllowed?.Invoke(tag, null) ?? true)];
        Detour = isAllowed is null ? 1 : Farthest();
    }

    public int Tags { get; }

    /// <summary>
    /// The most transitions needed to reach a tag from another; <see cref="int.MaxValue"/> if one
    /// cannot be reached.
    /// </summary>
    public int Detour { get; }

    /// <exception cref="ArgumentException">
    /// There is not one tag for each row, or a path takes a transition that is not allowed.
    /// </exception>
    public void CheckPaths(PackedLayout layout, ReadOnlySpan<int> tags)
    {
        if (tags.Length != layout.Rows)
            throw new ArgumentException(
                $"{tags.Length} tags were given for {layout.Rows} rows, but one for each was expected", nameof(tags));
        for (var row = 0; row < tags.Length; row++)
        {
            if ((uint)tags[row] >= (uint)Tags)
                throw new ArgumentOutOfRangeException(
                    nameof(tags), $"tags[{row}] is {tags[row]}, but there are {Tags} tags, 0 to {Tags - 1}");
        }
        for (var place = 0; place < layout.Sequences; place++)
        {
            var (first, last) = (tags[place], tags[layout.LastRow(place)]);
            if (!_mayStart[first])
                throw new ArgumentException($"a path begins with tag {first}, which is not allowed", nameof(tags));
            if (!_mayEnd[last])
                throw new ArgumentException($"a path ends with tag {last}, which is not allowed", nameof(tags));
        }
        foreach (var (before, row) in layout.Neighbours())
        {
            if (!_allowed[tags[before] * Tags + tags[row]])
                throw new ArgumentException(
                    $"a path goes from tag {tags[before]} to tag {tags[row]}, which is not allowed", nameof(tags));
        }
    }

    /// <summary>Scores of transitions, [from, to].</summary>
    public float[] Transitions(Parameter parameter) => Allowed(parameter, _allowed);

    public float[] Starts(Parameter parameter) => Allowed(parameter, _mayStart);

    public float[] Ends(Parameter parameter) => Allowed(parameter, _mayEnd);

    /// <summary>
    /// The longest of the shortest paths between two tags, by breadth-first search with a bit for each tag.
    /// </summary>
    private int Farthest()
    {
        const int bits = 64;
        var words = (Tags + bits - 1) / bits;
        var allowed = new ulong[Tags * words];
        for (var i = 0; i < _allowed.Length; i++)
        {
            if (_allowed[i])
                allowed[i / Tags * words + i % Tags / bits] |= 1ul << (i % Tags % bits);
        }
        ulong[] reached = new ulong[words], latest = new ulong[words], next = new ulong[words];
        var farthest = 1;
        for (var start = 0; start < Tags; start++)
        {
            Array.Clear(reached);
            Array.Clear(latest);
            latest[start / bits] = reached[start / bits] = 1ul << (start % bits);
            for (var (steps, found) = (1, 1); found < Tags; steps++)
            {
                Array.Clear(next);
                for (var word = 0; word < words; word++)
                {
                    for (var left = latest[word]; left != 0; left &= left - 1)
                    {
                        var from = word * bits + BitOperations.TrailingZeroCount(left);
                        TensorPrimitives.BitwiseOr<ulong>(next, allowed.AsSpan(from * words, words), next);
                    }
                }
                var before = found;
                for (var word = 0; word < words; word++)
                {
                    next[word] &= ~reached[word];
                    reached[word] |= next[word];
                    found += BitOperations.PopCount(next[word]);
                }
                if (found == before)
                    return int.MaxValue;
                farthest = Math.Max(farthest, steps);
                (latest, next) = (next, latest);
            }
        }
        return farthest;
    }

    private static float[] Allowed(Parameter parameter, bool[] allowed)
    {
        var scores = parameter.Value.ToArray();
        for (var i = 0; i < scores.Length; i++)
        {
            if (!allowed[i])
                scores[i] = float.NegativeInfinity;
        }
        return scores;
    }
}
