namespace Unroll;

/// <summary>
/// For one direction, W_ih x + b_ih of the distinct inputs of a batch, and which of them each row has: those of an
/// <see cref="InputTable"/>, or of the batch itself.
/// </summary>
/// <param name="values">The distinct ones, <paramref name="stride"/> apart.</param>
/// <param name="rows">For each row, which one it has.</param>
internal sealed class TableLookup(Buffer<float> values, int stride, int[] rows)
{
    public Buffer<float> Values => values;

    public int Stride => stride;

    /// <summary>The pre-activations that the input gives to a row.</summary>
    public ReadOnlySpan<float> Of(int row) => values.AsSpan(rows[row] * stride, stride);
}
