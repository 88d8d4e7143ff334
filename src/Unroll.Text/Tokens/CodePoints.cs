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
}
