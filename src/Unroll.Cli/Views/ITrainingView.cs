using Unroll.Cli.Commands;
using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>How a training is shown.</summary>
internal interface ITrainingView
{
    /// <summary>Says what is about to be learned.</summary>
    /// <param name="textsCut">Texts that are longer than is read.</param>
    void Begin(ClassifyData data, ClassifyPlan plan, int textsCut);

    /// <summary>Shows the progress of a training for as long as it runs.</summary>
    void Watch(Action<IProgress<TrainingProgress>> train);

    /// <summary>Says what came of it.</summary>
    void End(ClassifyOutcome outcome);
}

/// <summary>The choice among them.</summary>
internal static class TrainingViews
{
    public static ITrainingView For(Terminal terminal, bool json) =>
        json ? new JsonTrainingView(terminal.Output) : new ReadableTrainingView(terminal.Output, terminal.IsInteractive ? new LiveTable(terminal.Output) : new PlainTable(terminal.Output));
}
