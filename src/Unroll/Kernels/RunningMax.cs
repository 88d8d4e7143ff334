using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// Keeps the largest of several rows, element by element, and which row it came from: the first, where several are as
/// large.
/// </summary>
internal static class RunningMax
{
    /// <summary>Takes one more row into account.</summary>
    /// <param name="x">The row.</param>
    /// <param name="number">Which it is.</param>
    /// <param name="max">The largest so far.</param>
    /// <param name="at">The number of the row that each came from.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Update(ReadOnlySpan<float> x, int number, Span<float> max, Span<int> at)
    {
        var w = Vector<float>.Count;
        var i = 0;
        for (; i + w <= x.Length; i += w)
        {
            var (value, before) = (new Vector<float>(x[i..]), new Vector<float>(max[i..]));
            var larger = Vector.GreaterThan(value, before);
            Vector.ConditionalSelect(larger, value, before).CopyTo(max[i..]);
            Vector.ConditionalSelect(larger, new Vector<int>(number), new Vector<int>(at[i..])).CopyTo(at[i..]);
        }
        for (; i < x.Length; i++)
        {
            if (x[i] > max[i])
                (max[i], at[i]) = (x[i], number);
        }
    }
}
