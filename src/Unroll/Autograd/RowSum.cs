using System.Numerics.Tensors;

namespace Unroll;

internal sealed unsafe partial record RowGradient
{
    private const int RowsEach = 64;

    /// <summary>
    /// Sums the gradients of looked-up rows by the row they came from, each in the order of its occurrences.
    /// </summary>
    /// <param name="ids">Which row each gradient belongs to.</param>
    /// <param name="without">A row that gets no gradient.</param>
    /// <param name="gradients">[ids, width].</param>
    /// <param name="recycled">An earlier gradient's array to write over, where it is long enough.</param>
    public static RowGradient? Sum(
        ReadOnlySpan<int> ids, int? without, ReadOnlySpan<float> gradients, int width, float[]? recycled)
    {
        // The row in the high bits, the place in the low ones: sorted, a row's occurrences lie together, in order.
        var keys = new long[ids.Length];
        var count = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] != without)
                keys[count++] = ((long)ids[i] << 32) | (uint)i;
        }
        if (count == 0)
            return null;
        Array.Sort(keys, 0, count);
        List<int> rows = new(count), starts = new(count + 1);
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && keys[i] >> 32 == keys[i - 1] >> 32)
                continue;
            rows.Add((int)(keys[i] >> 32));
            starts.Add(i);
        }
        starts.Add(count);
        var values = recycled?.Length >= rows.Count * width ? recycled : new float[rows.Count * width];
        fixed (float* source = gradients)
        {
            Workers.For((rows.Count + RowsEach - 1) / RowsEach, (keys, starts, (nint)source, width, values),
                static (block, s) =>
            {
                for (var row = block * RowsEach; row < Math.Min(s.starts.Count - 1, (block + 1) * RowsEach); row++)
                {
                    var sum = s.values.AsSpan(row * s.width, s.width);
                    for (var i = s.starts[row]; i < s.starts[row + 1]; i++)
                    {
                        var one = new ReadOnlySpan<float>((float*)s.Item3 + (nint)(int)s.keys[i] * s.width, s.width);
                        if (i == s.starts[row])
                            one.CopyTo(sum);
                        else
                            TensorPrimitives.Add(sum, one, sum);
                    }
                }
            });
        }
        return new RowGradient([.. rows], values, width);
    }

    /// <summary>The sum of both: every row that either has.</summary>
    public RowGradient Plus(RowGradient other)
    {
        int[] rows = [.. Rows.Union(other.Rows).Order()];
        var result = new RowGradient(rows, new float[rows.Length * Width], Width);
        foreach (var part in (ReadOnlySpan<RowGradient>)[this, other])
        {
            for (int i = 0, at = 0; i < part.Rows.Length; i++, at++)
            {
                while (rows[at] != part.Rows[i])
                    at++;
                var to = result.Values.AsSpan(at * Width, Width);
                TensorPrimitives.Add(to, part.Values.AsSpan(i * Width, Width), to);
            }
        }
        return result;
    }
}
