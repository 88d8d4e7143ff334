namespace Unroll;

/// <summary>
/// For one direction, W_ih x + b_ih of the different inputs of a batch, and which of them each row has: an
/// <see cref="InputTable"/>'s, or the batch's own.
/// </summary>
/// <param name="values">The different ones, <paramref name="stride"/> apart.</param>
/// <param name="rows">For each row which it is.</param>
internal sealed class TableLookup(Buffer<float> values, int stride, int[] rows)
{
    public Buffer<float> Values => values;

    public int Stride => stride;

    /// <summary>The pre-activations that the input gives to a row.</summary>
    public ReadOnlySpan<float> Of(int row) => values.AsSpan(rows[row] * stride, stride);
}
