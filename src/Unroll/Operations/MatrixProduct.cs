using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// Products of row-major matrices on all threads: the right-hand side is packed into panels in pooled memory, then
/// blocks of the result are split over threads. A block's elements are summed in the same order whichever thread
/// computes them.
/// </summary>
internal static unsafe class MatrixProduct
{
    private const int RowsEach = 48;
    private const int PanelsEach = 8;

    /// <summary>Smaller products finish before a second thread would start.</summary>
    private const long Small = 1 << 16;

    /// <summary>c += a b, with a [m, k] and b [k, n].</summary>
    public static void Add(int m, int k, int n, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c) =>
        WithPanels(m, k, n, a, b, false, c);

    /// <summary>c += a bᵀ, with a [m, k] and b [n, k].</summary>
    public static void AddTimesTranspose(
        int m, int k, int n, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c) =>
        WithPanels(m, k, n, a, b, true, c);

    /// <summary>c += aᵀ b, with a [k, m] and b [k, n]: a gradient of weights.</summary>
    /// <param name="sums">The sums of a's columns, the gradient of a bias, are added to it; may be empty.</param>
    public static void AddTransposeTimes(
        int m, int k, int n, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, Span<float> sums = default)
    {
        if (m == 0 || n == 0)
            return;
        if (a.Length < k * m || b.Length < k * n || c.Length < m * n || (!sums.IsEmpty && sums.Length < m))
            throw new ArgumentException($"a product of [{k}, {m}]ᵀ by [{k}, {n}] was given too little memory");
        var columns = Panels.Padded(n);
        var panels = Buffer<float>.Rent(k * columns);
        fixed (float* pa = a, pb = b, pc = c, ps = sums)
        {
            var work = new TransposeProduct(m, k, n, new(pa, m), new(pb, n), new(pc, n), ps) { Panels = panels };
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

    /// <summary>All panels of a matrix b [k, n], or of the transpose of one stored as [n, k].</summary>
    public static void Pack(int k, int n, ReadOnlySpan<float> b, bool transposed, Span<float> panels)
    {
        var count = Panels.Padded(n) / Panels.Width;
        if (b.Length < k * n || panels.Length < k * Panels.Padded(n))
            throw new ArgumentException($"the panels of a [{k}, {n}] were given too little memory");
        fixed (float* from = b, to = panels)
        {
            var items = (long)k * n < Small ? 1 : (count + PanelsEach - 1) / PanelsEach;
            var each = (count + items - 1) / Math.Max(1, items);
            Workers.For(items, ((nint)from, (nint)to, k, n, count, each, transposed), static (item, s) =>
            {
                var (from, to, k, n, count, each, transposed) = s;
                var source = new ReadOnlySpan<float>((float*)from, k * n);
                var target = new Span<float>((float*)to, k * Panels.Padded(n));
                var (first, last) = (item * each, Math.Min(count, (item + 1) * each));
                if (transposed)
                    Panels.PackTransposed(source, k, n, target, first, last);
                else
                    Panels.Pack(new(source, n), k, n, target, k, first, last);
            });
        }
    }

    /// <summary>c = initial + a B, with a [m, k] and the n columns of B in panels.</summary>
    /// <param name="initial">[m, n], or one row of n for all; may be c itself.</param>
    public static void Multiply(
        int m, int k, int n, ReadOnlySpan<float> a, ReadOnlySpan<float> panels, ReadOnlyRowSpan initial, Span<float> c)
    {
        if (m == 0 || n == 0)
            return;
        if (a.Length < m * k || panels.Length < k * Panels.Padded(n)
            || initial.Values.Length < (m - 1) * initial.Stride + n || c.Length < m * n)
            throw new ArgumentException($"a product of [{m}, {k}] by [{k}, {n}] was given too little memory");
        var small = (long)m * k * n < Small;
        var columnsEach = small ? n : PanelsEach * Panels.Width;
        var rowsEach = small ? m : RowsEach;
        var down = (m + rowsEach - 1) / rowsEach;
        var across = (n + columnsEach - 1) / columnsEach;
        fixed (float* pa = a, pb = panels, pi = initial.Values, pc = c)
        {
            var work = new Product(m, k, n, new(pa, k), new(pb, k), new(pi, initial.Stride), new(pc, n));
            Workers.For(down * across, (work, down, rowsEach, columnsEach), static (item, s) =>
                // All rows by some columns before the next columns: there are more columns, so less is read again.
                s.work.Multiply(item % s.down * s.rowsEach, s.rowsEach, item / s.down * s.columnsEach, s.columnsEach));
        }
    }

    private static void WithPanels(
        int m, int k, int n, ReadOnlySpan<float> a, ReadOnlySpan<float> b, bool transposed, Span<float> c)
    {
        var panels = Buffer<float>.Rent(k * Panels.Padded(n));
        Pack(k, n, b, transposed, panels);
        Multiply(m, k, n, a, panels, new(c, n), c);
        panels.Return();
    }

    /// <summary>
    /// aᵀ b: b in panels, one block of k after the other; a's columns are packed into tiles block by block, while they
    /// are in cache.
    /// </summary>
    private readonly struct TransposeProduct(
        int m, int k, int n, RowPointer a, RowPointer b, RowPointer c, float* columnSums)
    {
        /// <summary>Rows of c that one thread computes at a time.</summary>
        public const int RowsEach = 96;

        /// <summary>Room for b in panels, block by block.</summary>
        public required Buffer<float> Panels { get; init; }

        private int Columns => Unroll.Panels.Padded(n);

        private int PanelCount => Columns / Unroll.Panels.Width;

        public void Pack(int block)
        {
            var first = block * Gemm.KBlock;
            var rows = Math.Min(Gemm.KBlock, k - first);
            Unroll.Panels.Pack(
                new(new(b.From(first).Start, rows * n), n), rows, n, Panels.AsSpan(first * Columns), rows, 0,
                PanelCount);
        }

        public void Multiply(int chunk)
        {
            var row = chunk * RowsEach;
            var rows = Math.Min(RowsEach, m - row);
            var tiles = Buffer<float>.Rent(rows * Gemm.KBlock);
            var sums = Buffer<float>.Rent(rows * Columns);
            sums.Span.Clear();
            var ofColumns = columnSums is null ? default : new Span<float>(columnSums + row, rows);
            for (var first = 0; first < k; first += Gemm.KBlock)
            {
                var steps = Math.Min(Gemm.KBlock, k - first);
                TransposedTiles.Pack(
                    new(a.From(first).Start + row, (steps - 1) * m + rows), m, steps, rows, tiles, ofColumns);
                Gemm.MultiplyTiles(
                    rows, steps, tiles, Panels.AsSpan(first * Columns), PanelCount, new(sums, Columns));
            }
            for (var r = 0; r < rows; r++)
            {
                var to = new Span<float>(c.From(row + r).Start, n);
                TensorPrimitives.Add(to, sums.AsSpan(r * Columns, n), to);
            }
            tiles.Return();
            sums.Return();
        }
    }

    /// <summary>c = initial + a b, with b's panels at a given stride.</summary>
    private readonly struct Product(
        int m, int k, int n, RowPointer a, RowPointer b, RowPointer initial, RowPointer c)
    {
        /// <summary>A block of c, cut off where c ends.</summary>
        public void Multiply(int row, int rows, int column, int columns)
        {
            (rows, columns) = (Math.Min(rows, m - row), Math.Min(columns, n - column));
            var from = initial.From(row).FromColumn(column);
            Gemm.MultiplyColumns(
                rows, k, new(new(a.From(row).Start, rows * k), k),
                new(b.From(column).Start, Panels.Padded(columns) * k), columns,
                new(new(from.Start, (rows - 1) * (int)from.Stride + columns), (int)from.Stride),
                new(new(c.From(row).Start + column, (rows - 1) * n + columns), n));
        }
    }
}
