using Spectre.Console;

namespace Unroll.Cli.Views;

/// <summary>Where answers for people go.</summary>
internal sealed class AnswerOutput(Terminal terminal)
{
    /// <summary>The terminal that someone looks at; null where no one does.</summary>
    public IAnsiConsole? Console { get; } = terminal.IsInteractive
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Output) }) : null;

    /// <summary>The same, where it has colours.</summary>
    public IAnsiConsole? Colours => Console is { Profile.Capabilities.ColorSystem: not ColorSystem.NoColors }
        ? Console : null;

    /// <summary>
    /// Writes lines as they are, at once, as each write may reach the system by itself; a terminal is shown, and does
    /// not obey, what would steer it.
    /// </summary>
    public void Write(StringWriter lines)
    {
        if (terminal.IsInteractive)
            terminal.Output.Write(Quoted.Lines(lines.ToString()));
        else
            terminal.Output.Write(lines.GetStringBuilder());
    }

    /// <summary>Writes what stands before something that <see cref="Colours"/> will write.</summary>
    public void Begin(StringWriter lines)
    {
        Write(lines);
        terminal.Output.Flush();
    }
}
