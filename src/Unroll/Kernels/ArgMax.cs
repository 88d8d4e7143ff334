using System.Numerics;

namespace Unroll;

/// <summary>The position of the largest number of a row.</summary>
internal static class ArgMax
{
    /// <summary>The position of the first of the largest; 0 in an empty row.</summary>
    /// <param name="row">Any numbers except NaN.</param>
    public static int In<T>(ReadOnlySpan<T> row) where T : struct, INumber<T>
    {
        var largest = 0;
        for (var i = 1; i < row.Length; i++)
        {
            if (row[i] > row[largest])
                largest = i;
        }
        return largest;
    }
}
