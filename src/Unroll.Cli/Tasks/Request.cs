namespace Unroll.Cli.Tasks;

/// <summary>A request to a model, whatever its task.</summary>
/// <param name="Given">The values of the task's options, by their names without dashes.</param>
/// <param name="Terminal">Where the answer goes.</param>
/// <param name="Json">Whether a program reads it.</param>
/// <param name="Notice">Says what may not be meant so.</param>
/// <param name="Inputs">Files that are read, and must not be overwritten.</param>
internal sealed record Request(
    IReadOnlyDictionary<string, string> Given,
    Terminal Terminal,
    bool Json,
    Action<string> Notice,
    IReadOnlyList<string?> Inputs)
{
    /// <summary>Whether an option was given.</summary>
    public bool Has(string flag) => Given.ContainsKey(flag);

    /// <summary>Handles each text separately, as long as someone reads the answers.</summary>
    public void Each(string[] texts, Action<string> show)
    {
        foreach (var text in texts.TakeWhile(_ => !Terminal.OutputGone.IsCancellationRequested))
        {
            Terminal.Interrupted.ThrowIfCancellationRequested();
            show(text);
        }
    }
}
