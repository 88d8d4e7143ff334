namespace Unroll.Text;

/// <summary>Which scripts write words without spaces.</summary>
internal static class Scripts
{
    /// <summary>
    /// Whether a character is Han, kana, one of the signs and full-width forms next to them, or Thai, Lao, Burmese or
    /// Khmer.
    /// </summary>
    public static bool IsSpaceless(char c) => c
        is (>= '\u2E80' and <= '\u312F') or (>= '\u31A0' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF')
        or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF00' and <= '\uFF9F') or (>= '\uFFE0' and <= '\uFFEF')
        or (>= '\uD840' and <= '\uD8BF') // first halves of ideographs outside the basic plane
        or (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    /// <summary>Whether a character is Korean, which is written with spaces.</summary>
    public static bool IsHangul(char c) => c is (>= '\u1100' and <= '\u11FF') or (>= '\u3130' and <= '\u318F')
        or (>= '\uAC00' and <= '\uD7A3') or (>= '\uFFA0' and <= '\uFFDC');
}
