namespace Unroll.WordBreakTable;

/// <summary>The code points of the table: all others are symbols.</summary>
internal static class WordBreakRange
{
    public static IEnumerable<int> All => Enumerable.Range(0, 0x20000).Concat(Enumerable.Range(0xE0000, 0x1000));
}
