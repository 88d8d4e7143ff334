using System.Numerics.Tensors;
using Unroll.Kernels;

namespace Unroll;

/// <summary>The path that scores most: going forward, for each tag the best score of a path that ends with it and the tag before it there; going back along those.</summary>
/// <param name="tags">How many tags there are.</param>
/// <param name="transitions">[from, to], minus infinity where not allowed.</param>
/// <param name="starts">[tags], likewise.</param>
/// <param name="ends">[tags], likewise.</param>
internal sealed class Viterbi(int tags, float[] transitions, float[] starts, float[] ends)
{
    /// <summary>Writes the path of the sequence at one place in packed order.</summary>
    /// <param name="emissions">[rows, tags].</param>
    /// <param name="path">The tag of each row.</param>
    public void Decode(ReadOnlySpan<float> emissions, PackedLayout layout, int place, int[] path)
    {
        var length = layout.SortedLengths[place];
        var before = new int[length * tags];
        float[] best = [.. starts], next = new float[tags], candidate = new float[tags];
        TensorPrimitives.Add(best, emissions.Slice(place * tags, tags), best);
        for (var step = 1; step < length; step++)
        {
            var from = before.AsSpan(step * tags, tags);
            for (var tag = 0; tag < tags; tag++)
            {
                TensorPrimitives.Add(transitions.AsSpan(tag * tags, tags), best[tag], candidate);
                if (tag == 0)
                    candidate.CopyTo(next, 0); // and from is 0 already
                else
                    RunningMax.Update(candidate, tag, next, from);
            }
            TensorPrimitives.Add(next, emissions.Slice((layout.Offsets[step] + place) * tags, tags), next);
            // Only differences count; without this a long sentence's sum would leave them no digits.
            TensorPrimitives.Subtract(next, TensorPrimitives.Max<float>(next), next);
            (best, next) = (next, best);
        }
        TensorPrimitives.Add<float>(best, ends, best);
        var at = 0;
        for (var tag = 1; tag < tags; tag++)
        {
            if (best[tag] > best[at])
                at = tag;
        }
        for (var step = length - 1; step >= 0; step--)
        {
            path[layout.Offsets[step] + place] = at;
            at = before[step * tags + at];
        }
    }
}
