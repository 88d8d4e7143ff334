using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>How a training is shown.</summary>
internal interface ITrainingView
{
    /// <summary>Says what is about to be learned.</summary>
    void Begin(ITrainingRun run);

    /// <summary>Shows the progress of a training for as long as it runs.</summary>
    void Watch(Action<Action<TrainingProgress>> train);

    /// <summary>Shows the result.</summary>
    /// <param name="run">The training.</param>
    /// <param name="test">The test scores; null if there are no test data or the run was interrupted.</param>
    /// <param name="interrupted">Whether Ctrl-C ended the training.</param>
    void End(ITrainingRun run, IScores? test, bool interrupted);
}

/// <summary>The choice among them.</summary>
internal static class TrainingViews
{
    public static ITrainingView For(Terminal terminal, TrainingPlan plan) =>
        plan.Json ? new JsonTrainingView(terminal.Output, plan) : new ReadableTrainingView(
            terminal.Output, plan,
            terminal.IsInteractive ? new LiveTable(terminal.Output) : new PlainTable(terminal.Output));
}
