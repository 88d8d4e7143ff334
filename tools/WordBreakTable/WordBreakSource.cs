using System.Text;

namespace Unroll.WordBreakTable;

/// <summary>The table as C#.</summary>
internal static class WordBreakSource
{
    private const int Width = 104;

    public static string Format(string runs, string version)
    {
        var lines = new StringBuilder();
        foreach (var line in runs.Chunk(Width))
            lines.Append(lines.Length == 0 ? "        " : "\n        + ").Append('"').Append(line).Append("\"u8");
        return $$"""
            namespace Unroll.Text;

            /// <summary>
            /// How characters part words, from Unicode {{version}}. Written by tools/WordBreakTable, not by hand.
            /// </summary>
            internal static class WordBreakData
            {
                /// <summary>
                /// The kinds of U+0000 to U+1FFFF and then of U+E0000 to U+E0FFF in runs: how long each is, in
                /// hexadecimal and left out where it is 1, and a letter, A for the first <see cref="WordBreak"/>.
                /// </summary>
                public static ReadOnlySpan<byte> Runs =>
            {{lines}};
            }

            """;
    }
}
