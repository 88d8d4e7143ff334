namespace Unroll;

/// <summary>
/// Rows of a matrix, or panels, that lie some numbers apart, where the loops run on pointers; a stride of 0 repeats
/// one row. Two words, which calls pass in registers.
/// </summary>
/// <param name="start">The first number.</param>
/// <param name="stride">Numbers from row to row.</param>
internal readonly unsafe struct RowPointer(float* start, nint stride)
{
    public readonly float* Start = start;
    public readonly nint Stride = stride;

    /// <summary>The rows from one on.</summary>
    public RowPointer From(nint row) => new(Start + row * Stride, Stride);

    /// <summary>The columns from one on.</summary>
    public RowPointer FromColumn(nint column) => new(Start + column, Stride);
}
