namespace Unroll.Tests.Kernels;

public class MaxPlusTests
{
    [Fact]
    public void MaximaAndTheFirstRowsOfThemAreThoseOfPlainLoops()
    {
        for (var tags = 1; tags <= 40; tags++)
        {
            var width = VectorMatrix.Padded(tags);
            var random = new Random(tags);
            // Few values, so that many are equal, and some that are minus infinity.
            double[] x = [.. Enumerable.Range(0, tags).Select(_ => Draw(random))];
            double[] matrix = [.. Enumerable.Range(0, tags * width).Select(i => i % width < tags ? Draw(random) : 0)];
            double[] y = new double[width];
            int[] at = new int[tags];
            MaxPlus.Multiply(x, matrix, y, at);
            for (var to = 0; to < tags; to++)
            {
                var sums = x.Select((start, from) => start + matrix[from * width + to]).ToArray();
                Assert.Equal(sums.Max(), y[to]);
                Assert.Equal(Array.IndexOf(sums, sums.Max()), at[to]);
            }
        }
    }

    private static double Draw(Random random) => random.Next(5) == 0 ? double.NegativeInfinity : random.Next(3);
}
