namespace Unroll;

/// <summary>
/// Products whose columns are split over the threads: those of a step, which have few rows and read a weight that
/// is larger than everything else, so each thread reads a part of it. A caller that is a worker itself computes all
/// columns.
/// </summary>
internal static unsafe class ColumnProduct
{
    /// <summary>Smaller products finish before a second thread would start.</summary>
    private const long Small = 1 << 16;

    /// <inheritdoc cref="Gemm.Multiply(int, int, ReadOnlyRowSpan, PanelSpan, ReadOnlyRowSpan, RowSpan)"/>
    public static void Multiply(int m, int k, ReadOnlyRowSpan a, PanelSpan b, ReadOnlyRowSpan initial, RowSpan c)
    {
        var parts = (long)m * k * b.Count * Panels.Width < Small ? 1 : Math.Min(Threads.Count, b.Count);
        if (parts <= 1)
        {
            Gemm.Multiply(m, k, a, b, initial, c);
            return;
        }
        Gemm.Check(m, k, a, b, initial, c);
        fixed (float* pa = a.Values, pb = b.Values, pi = initial.Values, pc = c.Values)
        {
            var rows = new Operands(
                new(pa, a.Stride), new(pb, (nint)b.Rows * Panels.Width), new(pi, initial.Stride), new(pc, c.Stride));
            Workers.For(parts, (m, k, rows, panels: b.Count, parts), static (part, s) =>
            {
                var (first, last) = (part * s.panels / s.parts, (part + 1) * s.panels / s.parts);
                var column = first * Panels.Width;
                Gemm.Multiply(
                    s.m, s.k, s.rows.A, s.rows.B.From(first), last - first, s.rows.Initial.FromColumn(column),
                    s.rows.C.FromColumn(column));
            });
        }
    }

    /// <summary>The factors, the initial values and the result; B in panels.</summary>
    private readonly record struct Operands(RowPointer A, RowPointer B, RowPointer Initial, RowPointer C);
}
