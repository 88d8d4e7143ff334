namespace Unroll.Cli.Streams;

/// <summary>A path as one word of a command that a user may paste into a shell.</summary>
internal static class ShellWord
{
    public static string Of(string path) =>
        path.All(c => char.IsLetterOrDigit(c) || "._-/\\:".Contains(c)) ? path : $"\"{Quoted.OneLine(path)}\"";
}
