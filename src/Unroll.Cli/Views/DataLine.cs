namespace Unroll.Cli.Views;

/// <summary>
/// Texts, labels and tags in lines that a program may read again: every character as it is, except the few that would
/// break the line. JSON keeps those too.
/// </summary>
internal static class DataLine
{
    /// <summary>A text on its own line: a line break in it becomes a space.</summary>
    public static string Whole(string text) =>
        text.Replace("\r\n", " ", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ');

    /// <summary>A field of a tab-separated line: a tab in it becomes a space too.</summary>
    public static string Field(string text) => Whole(text).Replace('\t', ' ');
}
