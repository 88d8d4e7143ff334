namespace Unroll;

/// <summary>
/// Rows of a matrix, or panels, at some stride, for loops on pointers; a stride of 0 repeats
/// one row. It is two words, which calls pass in registers.
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
