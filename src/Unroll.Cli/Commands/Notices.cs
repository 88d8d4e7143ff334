namespace Unroll.Cli.Commands;

/// <summary>
/// Likely mistakes that prevent nothing: one sentence each on standard error, as soon as they are known.
/// </summary>
internal static class Notices
{
    /// <summary>Prints sentences as they arrive.</summary>
    /// <param name="json">Whether a program reads them, as objects.</param>
    /// <param name="flags">What they call options.</param>
    public static Action<string> To(Terminal terminal, bool json, Flags flags) => sentence =>
    {
        // The terminal's last line shows how much has been read.
        const string ClearLine = "\e[2K\r";
        var line = Quoted.Message(flags.Spell(sentence));
        if (json)
            JsonLine.Write(terminal.Error, writer => writer.WriteString("notice", line));
        else
            terminal.Error.WriteLine($"{(terminal.IsInteractive ? ClearLine : "")}note: {line}");
    };
}
