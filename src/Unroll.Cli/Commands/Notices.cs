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
        // It may show how much has been read.
        new ProgressLine(terminal).Clear();
        var line = Quoted.Message(flags.Spell(sentence));
        if (json)
            JsonLine.Write(terminal.Error, writer => writer.WriteString("notice", line));
        else
            terminal.Error.WriteLine($"note: {line}");
    };
}
