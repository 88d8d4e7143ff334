namespace Unroll;

/// <summary>
/// Products whose columns are shared out over the threads: those of a step, which have few rows and read a weight that
/// is larger than all else, so that each thread reads a part of it. A caller that is a worker itself computes all
/// columns.
/// </summary>
internal static unsafe class ColumnProduct
{
    /// <summary>Products of fewer multiplications are done before a second thread would have begun.</summary>
    private const long Small = 1 << 16;

    /// <inheritdoc cref="Gemm.MultiplyPart"/>
    public static void Multiply(
        int m, int k, ReadOnlySpan<float> a, int aRow, ReadOnlySpan<float> panels, int panelRows, int panelCount,
        ReadOnlySpan<float> initial, int initialRow, Span<float> c, int cRow)
    {
        var parts = (long)m * k * panelCount * Panels.Width < Small ? 1 : Math.Min(Threads.Count, panelCount);
        if (parts <= 1)
        {
            Gemm.MultiplyPart(m, k, a, aRow, panels, panelRows, panelCount, initial, initialRow, c, cRow);
            return;
        }
        fixed (float* pa = a, pb = panels, pi = initial, pc = c)
        {
            var work = new Product(new(pa, a.Length), new(pb, panels.Length), new(pi, initial.Length),
                new(pc, c.Length), m, k, aRow, panelRows, panelCount, initialRow, cRow, parts);
            Workers.For(parts, work, static (part, s) =>
            {
                var (first, last) = (part * s.PanelCount / s.Parts, (part + 1) * s.PanelCount / s.Parts);
                var column = first * Panels.Width;
                Gemm.MultiplyPart(
                    s.M, s.K, s.A.Span, s.ARow, s.B.From(first * s.PanelRows * Panels.Width), s.PanelRows, last - first,
                    s.Initial.From(column), s.InitialRow, s.C.From(column), s.CRow);
            });
        }
    }

    private readonly struct Numbers(float* start, int length)
    {
        public Span<float> Span => new(start, length);

        public Span<float> From(int at) => Span[at..];
    }

    private readonly record struct Product(
        Numbers A, Numbers B, Numbers Initial, Numbers C, int M, int K, int ARow, int PanelRows, int PanelCount,
        int InitialRow, int CRow, int Parts);
}
