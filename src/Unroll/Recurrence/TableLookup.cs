namespace Unroll.Recurrence;

/// <summary>One direction's part of an <see cref="InputTable"/>, and which of its vectors each row of a batch is.</summary>
internal sealed class TableLookup(InputTable table, int direction, ReadOnlyMemory<int> rows)
{
    /// <summary>The pre-activations that the input gives to a row.</summary>
    public ReadOnlySpan<float> Of(int row) => table.Values[direction].AsSpan(rows.Span[row] * table.Stride, table.Stride);
}
