using System.Buffers;

namespace Unroll.Text;

/// <summary>
/// Different spellings of a token: with invisible characters that do not change the word, and with the escapes of the
/// Penn Treebank, in whose files brackets, slashes, asterisks and double quotes are written differently.
/// </summary>
internal static class Spellings
{
    /// <summary>The soft hyphen, marks of direction, the word joiner, and the byte order mark.</summary>
    private const string Silent =
        "\u00AD\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF";

    private static readonly SearchValues<char> SilentOrEscape = SearchValues.Create(Silent + "\\");

    /// <summary>Whether folding may change a token.</summary>
    public static bool MayDiffer(ReadOnlySpan<char> token) =>
        token.IndexOfAny(SilentOrEscape) >= 0 || SignOf(token) is not null;

    /// <summary>
    /// Writes a token without invisible characters and with escapes resolved; at least one character is written.
    /// </summary>
    /// <param name="folded">As long as the token.</param>
    /// <returns>How many characters were written.</returns>
    public static int Fold(ReadOnlySpan<char> token, Span<char> folded)
    {
        if (SignOf(token) is { } sign)
        {
            folded[0] = sign;
            return 1;
        }
        if (token.IndexOfAny(SilentOrEscape) < 0)
        {
            token.CopyTo(folded);
            return token.Length;
        }
        var length = 0;
        for (var i = 0; i < token.Length; i++)
        {
            var isEscape = token[i] == '\\' && i + 1 < token.Length && token[i + 1] is '/' or '*';
            if (!isEscape && !Silent.Contains(token[i]))
                folded[length++] = token[i];
        }
        if (length > 0)
            return length;
        token.CopyTo(folded);
        return token.Length;
    }

    /// <summary>The character that an escape token stands for; lower-cased files have escapes too.</summary>
    private static char? SignOf(ReadOnlySpan<char> token) => token switch
    {
        "``" or "''" => '"',
        "-LRB-" or "-lrb-" => '(',
        "-RRB-" or "-rrb-" => ')',
        "-LSB-" or "-lsb-" => '[',
        "-RSB-" or "-rsb-" => ']',
        "-LCB-" or "-lcb-" => '{',
        "-RCB-" or "-rcb-" => '}',
        _ => null,
    };
}
