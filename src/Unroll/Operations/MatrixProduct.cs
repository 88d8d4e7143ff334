using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// Products of row-major matrices on all threads: the right-hand side is packed to panels in pooled memory, then blocks
/// of the result are shared out. A block's elements are summed the same way whoever computes them.
/// </summary>
internal static unsafe class MatrixProduct
{
    private const int RowsEach = 48;
    private const int PanelsEach = 8;

    /// <summary>Products of fewer multiplications are done before a second thread would have begun.</summary>
    private const long Small = 1 << 16;

    /// <summary>c += a b, with a [m, k] and b [k, n].</summary>
    public static void Add(int m, int k, int n, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c) =>
        WithPanels(m, k, n, a, b, false, c);

    /// <summary>c += a bᵀ, with a [m, k] and b [n, k].</summary>
    public static void AddTimesTranspose(
        int m, int k, int n, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c) =>
        WithPanels(m, k, n, a, b, true, c);

    /// <summary>c += aᵀ b, with a [k, m] and b [k, n]: a gradient of weights.</summary>
    /// <param name="sums">Gets the sums of a's columns added, the gradient of a bias; empty for nowhere.</param>
    public static void AddTransposeTimes(
        int m, int k, int n, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Span<float> sums = default)
    {
        if (m == 0 || n == 0)
            return;
        if (a.Length < k * m || b.Length < k * n || c.Length < m * n || (!sums.IsEmpty && sums.Length < m))
            throw new ArgumentException($"a product of [{k}, {m}]ᵀ by [{k}, {n}] was given too little memory");
        var columns = Panels.Padded(n);
        var panels = Floats.Rent(k * columns);
        fixed (float* pa = a, pb = b, pc = c, ps = sums)
        {
            var work = new TransposeProduct(pa, pb, pc, ps, m, k, n, columns, panels);
            var isSmall = (long)m * k * n < Small;
            Each((k + Gemm.KBlock - 1) / Gemm.KBlock, isSmall, work, static (block, s) => s.Pack(block));
            Each((m + TransposeProduct.RowsEach - 1) / TransposeProduct.RowsEach, isSmall, work, static (chunk, s) =>
                s.Multiply(chunk));
        }
        panels.Return();

        static void Each(int count, bool alone, TransposeProduct work, Action<int, TransposeProduct> body)
        {
            if (!alone)
                Workers.For(count, work, body);
            for (var i = 0; i < count && alone; i++)
                body(i, work);
        }
    }

    /// <summary>All panels of a matrix b [k, n], or of the transpose of one that lies as [n, k].</summary>
    public static void Pack(int k, int n, ReadOnlySpan<float> b, bool transposed, Span<float> panels)
    {
        var count = Panels.Padded(n) / Panels.Width;
        fixed (float* from = b, to = panels)
        {
            var items = (long)k * n < Small ? 1 : (count + PanelsEach - 1) / PanelsEach;
            Workers.For(items,
                new Packing(from, b.Length, to, panels.Length, k, n, count, (count + items - 1) / Math.Max(1, items),
                transposed), static (item, s) =>
            {
                var source = new ReadOnlySpan<float>(s.Source, s.SourceLength);
                var target = new Span<float>(s.Target, s.TargetLength);
                var (first, last) = (item * s.Each, Math.Min(s.Count, (item + 1) * s.Each));
                if (s.Transposed)
                    Panels.PackTransposed(source, s.K, s.N, target, first, last);
                else
                    Panels.Pack(source, s.N, s.K, s.N, target, s.K, 0, first, last);
            });
        }
    }

    /// <summary>c = initial + a B, with a [m, k] and the n columns of B in panels.</summary>
    /// <param name="initial">[m, n], or one row of n where <paramref name="initialRow"/> is 0; may be c itself.</param>
    public static void Multiply(
        int m, int k, int n, ReadOnlySpan<float> a, ReadOnlySpan<float> panels, ReadOnlySpan<float> initial,
        int initialRow, Span<float> c)
    {
        if (m == 0 || n == 0)
            return;
        if (a.Length < m * k || panels.Length < k * Panels.Padded(n) || initial.Length < (m - 1) * initialRow + n
            || c.Length < m * n)
            throw new ArgumentException($"a product of [{m}, {k}] by [{k}, {n}] was given too little memory");
        var small = (long)m * k * n < Small;
        var columnsEach = small ? n : PanelsEach * Panels.Width;
        var rowsEach = small ? m : RowsEach;
        var down = (m + rowsEach - 1) / rowsEach;
        var across = (n + columnsEach - 1) / columnsEach;
        fixed (float* pa = a, pb = panels, pi = initial, pc = c)
        {
            var work = new Product(pa, pb, pi, pc, m, k, n, initialRow, down, rowsEach, columnsEach);
            Workers.For(down * across, work, static (item, s) =>
            {
                // All rows by some columns before the next columns: these are the more, so that less is read again.
                var (row, column) = (item % s.Down * s.RowsEach, item / s.Down * s.ColumnsEach);
                var (rows, columns) = (Math.Min(s.RowsEach, s.M - row), Math.Min(s.ColumnsEach, s.N - column));
                Gemm.MultiplyColumns(
                    rows, s.K, new(s.A + (nint)row * s.K, rows * s.K), s.K,
                        new(s.B + (nint)column * s.K, Panels.Padded(columns) * s.K), columns,
                    new(s.Initial + (nint)row * s.InitialRow + column, (rows - 1) * s.InitialRow + columns),
                        s.InitialRow,
                    new(s.C + (nint)row * s.N + column, (rows - 1) * s.N + columns), s.N);
            });
        }
    }

    private static void WithPanels(
        int m, int k, int n, ReadOnlySpan<float> a, ReadOnlySpan<float> b, bool transposed, Span<float> c)
    {
        var panels = Floats.Rent(k * Panels.Padded(n));
        Pack(k, n, b, transposed, panels);
        Multiply(m, k, n, a, panels, c, n, c);
        panels.Return();
    }

    /// <summary>
    /// aᵀ b: b in panels, a block of k after the other; a's columns are turned to tiles a block at a time, while they
    /// are in cache.
    /// </summary>
    private readonly struct TransposeProduct(
        float* a, float* b, float* c, float* columnSums, int m, int k, int n, int columns, Floats panels)
    {
        /// <summary>Rows of c that one thread makes at a time.</summary>
        public const int RowsEach = 96;

        public void Pack(int block)
        {
            var first = block * Gemm.KBlock;
            var rows = Math.Min(Gemm.KBlock, k - first);
            Panels.Pack(new(b + (nint)first * n, rows * n), n, rows, n, panels.AsSpan(first * columns), rows, 0, 0,
                columns / Panels.Width);
        }

        public void Multiply(int chunk)
        {
            var row = chunk * RowsEach;
            var rows = Math.Min(RowsEach, m - row);
            var tiles = Floats.Rent(rows * Gemm.KBlock);
            var sums = Floats.Rent(rows * columns);
            sums.Span.Clear();
            var ofColumns = columnSums is null ? default : new Span<float>(columnSums + row, rows);
            for (var first = 0; first < k; first += Gemm.KBlock)
            {
                var steps = Math.Min(Gemm.KBlock, k - first);
                TransposedTiles.Pack(
                    new(a + (nint)first * m + row, (steps - 1) * m + rows), m, steps, rows, tiles, ofColumns);
                Gemm.MultiplyTiles(
                    rows, steps, tiles, panels.AsSpan(first * columns), columns / Panels.Width, sums, columns);
            }
            for (var r = 0; r < rows; r++)
            {
                var to = new Span<float>(c + (nint)(row + r) * n, n);
                TensorPrimitives.Add(to, sums.AsSpan(r * columns, n), to);
            }
            tiles.Return();
            sums.Return();
        }
    }

    private readonly struct Packing(
        float* source, int sourceLength, float* target, int targetLength, int k, int n, int count, int each,
        bool transposed)
    {
        public readonly float* Source = source, Target = target;
        public readonly int SourceLength = sourceLength, TargetLength = targetLength, K = k, N = n, Count = count,
            Each = each;
        public readonly bool Transposed = transposed;
    }

    private readonly struct Product(
        float* a, float* b, float* initial, float* c, int m, int k, int n, int initialRow, int down, int rowsEach,
        int columnsEach)
    {
        public readonly float* A = a, B = b, Initial = initial, C = c;
        public readonly int M = m, K = k, N = n, InitialRow = initialRow;
        public readonly int Down = down, RowsEach = rowsEach, ColumnsEach = columnsEach;
    }
}
