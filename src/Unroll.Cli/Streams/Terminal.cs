namespace Unroll.Cli.Streams;

/// <summary>Where a command reads and writes: the process's own streams, or a test's.</summary>
/// <param name="Input">Standard input; null if the caller closed it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsInteractive">Whether someone looks at the output, so that it may move.</param>
/// <param name="Interrupted">Set when the user presses Ctrl-C, or the system asks for an end.</param>
internal sealed record Terminal(
    Stream? Input, TextWriter Output, TextWriter Error, bool IsInteractive, CancellationToken Interrupted)
{
    private volatile bool _endsInOrder;

    /// <summary>
    /// Set when the output is no longer read, or cannot be written. A training goes on, as its result is a file.
    /// </summary>
    public CancellationToken OutputGone { get; init; }

    /// <summary>Why the output could not be written; null if it was, or if the reader is gone.</summary>
    public Func<string?> OutputFailure { get; init; } = () => null;

    /// <summary>
    /// Whether the command watches <see cref="Interrupted"/> because it has something to save or is saving, and so
    /// must not be stopped by a second signal either; any other command ends at once.
    /// </summary>
    public bool EndsInOrder
    {
        get => _endsInOrder;
        set => _endsInOrder = value;
    }
}
