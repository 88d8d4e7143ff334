namespace Unroll.Cli.Views;

/// <summary>
/// Texts, labels and tags in lines that a program may read again: every character as it is, save the few that would
/// break the line. JSON has those too.
/// </summary>
internal static class DataLine
{
    /// <summary>A text that has a line to itself: a line's end in it is a space.</summary>
    public static string Whole(string text) =>
        text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ');

    /// <summary>A field of a line that tabs divide: a tab in it is a space too.</summary>
    public static string Field(string text) => Whole(text).Replace('\t', ' ');
}
