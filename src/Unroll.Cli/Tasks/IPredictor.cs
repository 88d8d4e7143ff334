namespace Unroll.Cli.Tasks;

/// <summary>A model that is asked about texts, and shows its answers.</summary>
internal interface IPredictor
{
    /// <summary>Asks about some texts and shows what the model says, at once.</summary>
    void Show(string[] texts);

    /// <summary>Called after the last text.</summary>
    void End()
    {
    }
}
