namespace Unroll.Text;

/// <summary>What separates tokens and belongs to none: white space and control characters.</summary>
internal static class TextBlanks
{
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}
