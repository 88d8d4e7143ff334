using System.Buffers;
using System.Text;

namespace Unroll.Text;

/// <summary>A text's code points as strings; half of a surrogate pair is one too.</summary>
internal static class CodePoints
{
    public static IEnumerable<string> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out _, out var length);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    /// <summary>
    /// Whether the text has no unpaired surrogate, which could not be written to a file and read back.
    /// </summary>
    public static bool AreWhole(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done)
                return false;
            text = text[length..];
        }
        return true;
    }
}
