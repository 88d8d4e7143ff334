namespace Unroll.Cli.Tasks;

/// <summary>What was asked of a model, whatever its task.</summary>
/// <param name="Given">The texts of the task's options, by their names without dashes.</param>
/// <param name="Terminal">Where the answer goes.</param>
/// <param name="Json">Whether a program reads it.</param>
/// <param name="Notice">Says what may not be meant so.</param>
/// <param name="Inputs">Files that are read, and must not be written over.</param>
internal sealed record Request(
    IReadOnlyDictionary<string, string> Given,
    Terminal Terminal,
    bool Json,
    Action<string> Notice,
    IReadOnlyList<string?> Inputs)
{
    /// <summary>Whether an option was given.</summary>
    public bool Has(string flag) => Given.ContainsKey(flag);

    /// <summary>Asks about each text by itself, as long as someone reads the answers.</summary>
    public void Each(string[] texts, Action<string> show)
    {
        foreach (var text in texts.TakeWhile(_ => !Terminal.OutputGone.IsCancellationRequested))
        {
            Terminal.Interrupted.ThrowIfCancellationRequested();
            show(text);
        }
    }
}
