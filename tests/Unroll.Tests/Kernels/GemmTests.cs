namespace Unroll.Tests.Kernels;

public class GemmTests
{
    private static readonly int[] Heights = [1, 2, 3, 4, 5, 6, 7, 8, 11, 13, 16, 25, 49];

    [Fact]
    public void AnySizeIsTheSumInDouble()
    {
        foreach (var m in Heights)
        {
            foreach (var k in (int[])[0, 1, 7, 33])
            {
                foreach (var n in (int[])[1, 5, Panels.Width, Panels.Width + 3, 4 * Panels.Width, 5 * Panels.Width - 1])
                {
                    float[] a = Values(m * k, 1), b = Values(k * n, 2), bias = Values(n, 3), c = new float[m * n + 1];
                    c[^1] = 77;
                    Gemm.MultiplyColumns(m, k, new(a, k), Packed(b, k, n), n, new(bias, 0), new(c, n));
                    Near.Equal(Reference(m, k, n, a, b, bias), c.AsSpan(0, m * n), 2e-6);
                    Assert.Equal(77, c[^1]);
                }
            }
        }
    }

    [Fact]
    public void NoSplitChangesABit()
    {
        var (m, k, n) = (50, 2 * Gemm.KBlock + 40, 2 * Panels.Width + 5);
        float[] a = Values(m * k, 1), b = Values(k * n, 2), bias = Values(n, 3), whole = new float[m * n];
        var panels = Packed(b, k, n);
        Gemm.MultiplyColumns(m, k, new(a, k), panels, n, new(bias, 0), new(whole, n));
        foreach (var height in Heights)
        {
            var split = new float[m * n];
            for (var row = 0; row < m; row += height)
                Gemm.MultiplyColumns(
                    Math.Min(height, m - row), k, new(a.AsSpan(row * k), k), panels, n, new(bias, 0),
                    new(split.AsSpan(row * n), n));
            Near.SameBits(whole, split);
        }
        // k in two parts, the second going on from where the first stopped.
        var cut = new float[m * n];
        var first = 37;
        Gemm.MultiplyColumns(
            m, first, new(a, k), Packed(b.AsSpan(0, first * n), first, n), n, new(bias, 0), new(cut, n));
        Gemm.MultiplyColumns(
            m, k - first, new(a.AsSpan(first), k), Packed(b.AsSpan(first * n), k - first, n), n, new(cut, n),
            new(cut, n));
        Near.SameBits(whole, cut);
        // Column by panel rather than all panels at once.
        var columns = new float[m * n];
        for (var p = 0; p * Panels.Width < n; p++)
        {
            var at = p * Panels.Width;
            Gemm.MultiplyColumns(
                m, k, new(a, k), panels.AsSpan(at * k), Math.Min(Panels.Width, n - at), new(bias.AsSpan(at), 0),
                new(columns.AsSpan(at), n));
        }
        Near.SameBits(whole, columns);
    }

    [Fact]
    public void TilesOfATransposeAddTheSameProduct()
    {
        foreach (var m in Heights)
        {
            var (k, n) = (23, 2 * Panels.Width);
            float[] a = Values(k * m, 1), b = Values(k * n, 2), transposed = new float[m * k], c = Values(m * n, 3),
                expected = [.. c];
            Transposition.Copy(a, k, m, transposed);
            Gemm.Multiply(
                m, k, new(transposed, k), new(Packed(b, k, n), k, 2), new(expected, n), new(expected, n));
            var tiles = new float[m * k];
            TransposedTiles.Pack(a, m, k, m, tiles);
            Gemm.MultiplyTiles(m, k, tiles, Packed(b, k, n), 2, new(c, n));
            Near.SameBits(expected, c);
        }
    }

    [Fact]
    public void TooLittleMemoryIsRefused()
    {
        var w = Panels.Width;
        Refuses(5, 3 * w, w, 2 * w);
        Refuses(6, 3 * w - 1, w, 2 * w);
        Refuses(6, 3 * w, w - 1, 2 * w);
        Refuses(6, 3 * w, w, 2 * w - 1);
        Assert.Throws<ArgumentException>(() => Gemm.MultiplyColumns(
            2, 3, new(new float[6], 3), new float[3 * w], 2, new(new float[2], 0), new(new float[3], 2)));

        void Refuses(int a, int b, int initial, int c) => Assert.Throws<ArgumentException>(() => Gemm.Multiply(
            2, 3, new(new float[a], 3), new(new float[b], 3, 1), new(new float[initial], 0), new(new float[c], w)));
    }

    [Fact]
    public void PanelsHoldColumnsAndZeros()
    {
        var (k, n, width) = (3, Panels.Width + 2, Panels.Width);
        var b = Values(k * n, 1);
        var transposed = new float[k * n];
        Transposition.Copy(b, k, n, transposed);
        float[] packed = Packed(b, k, n), turned = new float[packed.Length], gathered = new float[packed.Length];
        turned.AsSpan().Fill(5);
        gathered.AsSpan().Fill(5);
        Panels.PackTransposed(transposed, k, n, turned, 0, 2);
        Panels.PackGathered(b, n, [0, 1, 2], n, gathered);
        Assert.Equal(2 * width, Panels.Padded(n));
        for (var p = 0; p < 2; p++)
        {
            for (var row = 0; row < k; row++)
            {
                for (var j = 0; j < width; j++)
                    Assert.Equal(p * width + j < n ? b[row * n + p * width + j] : 0, packed[(p * k + row) * width + j]);
            }
        }
        Assert.Equal(packed, turned);
        Assert.Equal(packed, gathered);
        Panels.PackGathered(b, n, [2, 2, 0], n, gathered);
        Assert.Equal(b[2 * n], gathered[0]);
        Assert.Equal(b[0], gathered[2 * width]);
    }

    private static float[] Values(int count, ulong seed) => Tensor.Uniform(new Shape(count), -1, 1, seed).ToArray();

    private static float[] Packed(ReadOnlySpan<float> b, int k, int n)
    {
        var panels = new float[k * Panels.Padded(n)];
        panels.AsSpan().Fill(5); // to be overwritten
        Panels.Pack(new(b, n), k, n, panels, k, 0, Panels.Padded(n) / Panels.Width);
        return panels;
    }

    private static float[] Reference(int m, int k, int n, float[] a, float[] b, float[] bias)
    {
        var c = new float[m * n];
        for (var row = 0; row < m; row++)
        {
            for (var column = 0; column < n; column++)
            {
                double sum = bias[column];
                for (var i = 0; i < k; i++)
                    sum += (double)a[row * k + i] * b[i * n + column];
                c[row * n + column] = (float)sum;
            }
        }
        return c;
    }
}
