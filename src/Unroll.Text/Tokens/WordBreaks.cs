using System.Text;

namespace Unroll.Text;

/// <summary>The <see cref="WordBreak"/> of every character.</summary>
internal static class WordBreaks
{
    /// <summary>The table has all characters before this one, followed by those from U+E0000.</summary>
    private const int Plain = 0x20000;

    /// <summary>
    /// The first of the tags and variation selectors; others from <see cref="Plain"/> on are symbols.
    /// </summary>
    private const int Special = 0xE0000;

    private const int SpecialCount = 0x1000;

    private static readonly byte[] Table = Expand();

    /// <summary>The kind of a character; half of a surrogate pair is a symbol.</summary>
    public static WordBreak Of(char c) => (WordBreak)Table[c];

    /// <summary>
    /// The kind of a character; half a surrogate pair alone is a symbol, and past the end is blank.
    /// </summary>
    /// <param name="length">How many UTF-16 characters it takes.</param>
    public static WordBreak At(string text, int at, out int length)
    {
        length = 0;
        if ((uint)at >= (uint)text.Length)
            return WordBreak.Blank;
        length = 1;
        var c = text[at];
        if (!char.IsSurrogate(c))
            return Of(c);
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length);
        return rune.Value switch
        {
            < Plain => (WordBreak)Table[rune.Value],
            >= Special and < Special + SpecialCount => (WordBreak)Table[rune.Value - Special + Plain],
            _ => WordBreak.Symbol,
        };
    }

    private static byte[] Expand()
    {
        var table = new byte[Plain + SpecialCount];
        var (at, count) = (0, 0);
        foreach (var sign in WordBreakData.Runs)
        {
            if (sign is >= (byte)'A' and <= (byte)'Z')
            {
                table.AsSpan(at, Math.Max(count, 1)).Fill((byte)(sign - 'A'));
                (at, count) = (at + Math.Max(count, 1), 0);
            }
            else
            {
                count = count * 16 + (sign <= '9' ? sign - '0' : sign - 'a' + 10);
            }
        }
        return table;
    }
}
