namespace Unroll.Cli;

/// <summary>Where a command reads and writes: the process's own streams, or a test's.</summary>
/// <param name="Input">Standard input.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsInteractive">Whether someone looks at the output, so that it may move.</param>
/// <param name="Interrupted">Set when the user presses Ctrl-C.</param>
internal sealed record Terminal(Stream Input, TextWriter Output, TextWriter Error, bool IsInteractive, CancellationToken Interrupted)
{
    private volatile bool _endsInOrder;

    /// <summary>Set when no one reads the output any more. A training goes on, as its result is a file.</summary>
    public CancellationToken ReaderGone { get; init; }

    /// <summary>Whether the command watches <see cref="Interrupted"/> because it has something to save; any other ends at once.</summary>
    public bool EndsInOrder
    {
        get => _endsInOrder;
        set => _endsInOrder = value;
    }
}
