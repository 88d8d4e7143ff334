namespace Unroll.Cli.Commands;

/// <summary>
/// What may not be meant so and hinders nothing: a sentence each on standard error, as soon as it is known.
/// </summary>
internal static class Notices
{
    /// <summary>Prints sentences as they come.</summary>
    /// <param name="json">Whether a program reads them, as objects.</param>
    /// <param name="flags">What they call options.</param>
    public static Action<string> To(Terminal terminal, bool json, Flags flags) => sentence =>
    {
        // What is read is counted on the terminal's last line.
        const string ClearLine = "\e[2K\r";
        var line = Quoted.Message(flags.Spell(sentence));
        if (json)
            JsonLine.Write(terminal.Error, writer => writer.WriteString("notice", line));
        else
            terminal.Error.WriteLine($"{(terminal.IsInteractive ? ClearLine : "")}note: {line}");
    };
}
