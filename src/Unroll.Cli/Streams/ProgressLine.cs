namespace Unroll.Cli.Streams;

/// <summary>
/// The terminal's last line, where a command shows how far it is, until something else is written there. If no one is
/// watching, nothing is shown.
/// </summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private const string Begin = "\r";

    /// <remarks>A Windows console shows escape sequences as text until a program asks for them.</remarks>
    private static readonly string ClearLine =
        OperatingSystem.IsWindows() ? $"\r{new string(' ', 79)}\r" : "\e[2K\r";

    public void Show(string text) => Write($"{Begin}{text}");

    public void Clear() => Write(ClearLine);

    private void Write(string text)
    {
        if (terminal.IsInteractive)
            terminal.Error.Write(text);
    }
}
