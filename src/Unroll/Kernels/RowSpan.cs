using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>Rows of a matrix at some stride, from the start of a span.</summary>
/// <param name="values">The numbers of the first row, and all that follow.</param>
/// <param name="stride">Numbers from row to row.</param>
internal readonly ref struct RowSpan(Span<float> values, int stride)
{
    public readonly Span<float> Values = values;
    public readonly int Stride = stride;
}

/// <summary>Rows of a matrix for reading only; a stride of 0 repeats one row, such as a bias.</summary>
/// <inheritdoc cref="RowSpan"/>
internal readonly ref struct ReadOnlyRowSpan(ReadOnlySpan<float> values, int stride)
{
    public readonly ReadOnlySpan<float> Values = values;
    public readonly int Stride = stride;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator ReadOnlyRowSpan(RowSpan rows) => new(rows.Values, rows.Stride);

    /// <summary>The rows from one on.</summary>
    public ReadOnlyRowSpan From(int row) => new(Values[(row * Stride)..], Stride);
}

/// <summary>Some neighbouring panels of a matrix, or of some of its rows.</summary>
/// <param name="values">Begins with the first row that is used of the first panel.</param>
/// <param name="rows">Rows of the whole matrix: how far apart its panels are.</param>
/// <param name="count">How many panels; each has <see cref="Panels.Width"/> columns.</param>
internal readonly ref struct PanelSpan(ReadOnlySpan<float> values, int rows, int count)
{
    public readonly ReadOnlySpan<float> Values = values;
    public readonly int Rows = rows;
    public readonly int Count = count;
}
