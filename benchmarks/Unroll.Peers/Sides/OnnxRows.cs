namespace Unroll.Peers;

/// <summary>Real rows among padded ones.</summary>
internal static class OnnxRows
{
    /// <summary>Values of <c>[time, batch, n]</c> in the order of packed rows.</summary>
    /// <param name="lengths">In descending order.</param>
    public static float[] Packed(float[] values, int[] lengths)
    {
        var size = values.Length / (lengths[0] * lengths.Length);
        var packed = new List<float>();
        for (var step = 0; step < lengths[0]; step++)
            packed.AddRange(values.AsSpan(step * lengths.Length * size, lengths.Count(length => length > step) * size));
        return [.. packed];
    }
}
