namespace Unroll.Cli.Tasks;

/// <summary>Runs a model on texts, and shows its answers.</summary>
internal interface IPredictor
{
    /// <summary>Runs the model on some texts and shows the answers at once.</summary>
    void Show(string[] texts);

    /// <summary>Called after the last text.</summary>
    void End()
    {
    }
}
