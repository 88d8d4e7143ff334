using System.Text;

namespace Unroll.Text.Tests;

/// <summary>Changes of a file that know nothing of what it holds.</summary>
internal static class ByteChanges
{
    private static readonly byte[][] Pieces =
    [
        .. new[] { "\0", "\r", "\n", "\r\n", "\t", " ", "\"", "\"\"", ",", "/", "-", "\\", "{", "}", "[", "]", ":",
            "\uFEFF", "\u2028", "\u0085", "\u200D", "\u202E", "很", "😀", "1", "-1", "2147483648", "1e999", "NaN",
            "\\ud800", "null", "__label__", "B-", "#", "_" }
            .Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8],
    ];

    /// <summary>Lengths that lie around the limits of lines and buffers, and far beyond them.</summary>
    private static readonly int[] Repeats = [2, 3, 50, 4095, 65_536, 999_999, 1_000_001, 5_000_000];

    public static byte[] Of(byte[] bytes, Random random)
    {
        for (var changes = random.Next(1, 5); changes > 0; changes--)
            bytes = Change(bytes, random);
        return bytes;
    }

    private static byte[] Change(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var length = random.Next(Math.Min(bytes.Length - at, 40) + 1);
        var piece = Pieces[random.Next(Pieces.Length)];
        switch (random.Next(7))
        {
            case 0 when at < bytes.Length:
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1 when at < bytes.Length:
                byte[] other = [.. bytes];
                other[at] = (byte)random.Next(256);
                return other;
            case 2:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 3:
                return bytes[..at];
            case 4:
                return [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            case 5 when random.Next(20) == 0 && bytes.Length < 1_000_000:
                var repeats = Repeats[random.Next(Repeats.Length)] / piece.Length;
                return [.. bytes[..at], .. Enumerable.Repeat(piece, repeats).SelectMany(one => one), .. bytes[at..]];
            default:
                return [.. bytes[..at], .. piece, .. bytes[at..]];
        }
    }
}
