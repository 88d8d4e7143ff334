namespace Unroll.Tests;

/// <summary>Compares with figures computed in float64.</summary>
internal static class Near
{
    public static void Equal(Tensor expected, Tensor actual, double tolerance = 1e-5)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        Equal(expected.Span, actual.Span, tolerance);
    }

    public static void Equal(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance = 1e-5)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs((double)expected[i] - actual[i]) <= tolerance * (1 + Math.Abs(expected[i]))) && !expected[i]
                .Equals(actual[i]))
                Assert.Fail($"element {i} is {actual[i]}, but {expected[i]} was expected");
        }
    }

    /// <summary>The same bits, which says more than the same numbers.</summary>
    public static void SameBits(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(actual[i]))
                Assert.Fail($"element {i} is {actual[i]:R}, but exactly {expected[i]:R} was expected");
        }
    }
}
