using System.Buffers;

namespace Unroll.Text;

/// <summary>Finds characters that other programs treat as line ends, and this library as part of a line.</summary>
internal static class Separators
{
    private static readonly SearchValues<char> All = SearchValues.Create("\u0085\u2028\u2029");

    /// <summary>The same lines; after they have been read, a notice says where such characters are.</summary>
    public static IEnumerable<TextLine> Watched(IEnumerable<TextLine> lines, string name, Action<string> notice)
    {
        (Place Place, char Character)? first = null;
        var count = 0;
        try
        {
            foreach (var line in lines)
            {
                if (line.Text.AsSpan().IndexOfAny(All) is >= 0 and var at)
                {
                    first ??= (new Place(name, line.Number), line.Text[at]);
                    count++;
                }
                yield return line;
            }
        }
        finally
        {
            // Also if reading ends in an error, which they may have caused.
            if (first is var (place, character))
            {
                var more = count > 1 ? $", and such on {count - 1:N0} more {(count == 2 ? "line" : "lines")}" : "";
                notice($"{place}: {Called(character)} stands here{more}, which does not end a line; "
                    + "if lines were to end there, put a line feed in its place");
            }
        }
    }

    private static string Called(char character) => character switch
    {
        '\u0085' => "a next-line character (NEL, U+0085)",
        '\u2028' => "a line separator (LS, U+2028)",
        _ => "a paragraph separator (PS, U+2029)",
    };
}
