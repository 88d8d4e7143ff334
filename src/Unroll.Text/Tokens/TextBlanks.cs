namespace Unroll.Text;

/// <summary>What separates tokens and belongs to none: white space and control characters.</summary>
internal static class TextBlanks
{
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    /// <summary>Whether a token has blanks inside, such as 10 000.</summary>
    public static bool AreIn(string token)
    {
        foreach (var c in token.AsSpan().Trim())
        {
            if (IsBlank(c))
                return true;
        }
        return false;
    }

    /// <summary>A token in which a space is for each run of blanks, if some of them would not stay on a line.</summary>
    public static string OnOneLine(string token) =>
        token.Any(char.IsControl) ? string.Join(' ', new string([.. token.Select(c => IsBlank(c) ? ' ' : c)])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)) : token;
}
