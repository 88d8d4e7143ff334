using Spectre.Console;

namespace Unroll.Cli.Views;

/// <summary>Where answers for people go.</summary>
internal sealed class AnswerOutput(Terminal terminal)
{
    /// <summary>The width of a map without a terminal.</summary>
    private const int MapWidth = 100;

    /// <summary>The terminal that someone is watching; null if no one is.</summary>
    public IAnsiConsole? Console { get; } = terminal.IsInteractive
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Output) }) : null;

    /// <summary>The same, if it has colours.</summary>
    public IAnsiConsole? Colours => Console is { Profile.Capabilities.ColorSystem: not ColorSystem.NoColors }
        ? Console : null;

    /// <summary>
    /// Writes lines as they are, in one call, as each write may be a system call. On a terminal control characters are
    /// shown and not executed.
    /// </summary>
    public void Write(StringWriter lines)
    {
        if (terminal.IsInteractive)
            terminal.Output.Write(Quoted.Lines(lines.ToString()).ReplaceLineEndings());
        else
            terminal.Output.Write(lines.GetStringBuilder());
    }

    /// <summary>Writes what comes before something that <see cref="Colours"/> will write.</summary>
    public void Begin(StringWriter lines)
    {
        Write(lines);
        terminal.Output.Flush();
    }

    /// <summary>
    /// Adds a map to the lines. On a terminal with colours it is drawn in these, after the lines so far are written.
    /// </summary>
    /// <param name="lines">The lines so far.</param>
    /// <param name="rows">The map's lines for a width.</param>
    public void Draw(StringWriter lines, Func<int, IEnumerable<IEnumerable<ShadedPart>>> rows)
    {
        if (Colours is { } colours)
        {
            Begin(lines);
            lines.GetStringBuilder().Clear();
            colours.Write(Shades.Coloured(rows(colours.Profile.Width)));
            return;
        }
        foreach (var line in Shades.Lines(rows(Console?.Profile.Width ?? MapWidth)))
            lines.WriteLine(line);
    }
}
