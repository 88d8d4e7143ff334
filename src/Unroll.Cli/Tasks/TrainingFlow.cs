using Unroll.Cli.Options;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Tasks;

/// <summary>The steps of every training, from the plan to a model file.</summary>
internal static class TrainingFlow
{
    /// <param name="plan">The plan of the training.</param>
    /// <param name="own">The task's own plan.</param>
    /// <returns>The exit code.</returns>
    public static int Run(TrainingPlan plan, ITaskPlan own, Terminal terminal)
    {
        using var threads = ThreadLimit.Of(plan.Threads);
        string?[] inputs = [plan.Data, plan.Dev, plan.Test, .. own.Inputs];
        OutputFile.Check("--model", "model", plan.ModelPath, [.. inputs, plan.Resume, plan.Checkpoints?.Path]);
        if (plan.Checkpoints is { } checkpoints)
            OutputFile.Check("--checkpoint", "checkpoint", checkpoints.Path, inputs);
        var run = own.Prepare(terminal);
        if (plan.Resume is { } resume)
            run.Training.ResumeFrom(resume);
        foreach (var notice in run.Notices)
            Notices.To(terminal, plan.Json)(notice);
        var view = TrainingViews.For(terminal, plan.Json);
        view.Begin(run);
        terminal.EndsInOrder = true;
        try
        {
            view.Watch(progress => run.Training.Run(progress, plan.Checkpoints, terminal.Interrupted));
        }
        catch (TrainingDivergedException failure) when (run.Training.IsLearned)
        {
            run.Save(plan.ModelPath);
            throw new TrainingDivergedException(
                $"{failure.Message}; the last good epoch's model is in {plan.ModelPath}", failure);
        }
        if (!run.Training.IsLearned)
            throw new OperationCanceledException();
        run.Save(plan.ModelPath);
        var test = Test(run, terminal.Interrupted);
        var interrupted = terminal.Interrupted.IsCancellationRequested;
        // What is left is quick after an interruption; else it may take long, but nothing can be lost any more.
        terminal.EndsInOrder = interrupted;
        view.End(run, plan.ModelPath, interrupted ? null : test, interrupted);
        return interrupted ? ExitCode.Interrupted : ExitCode.Success;
    }

    /// <summary>
    /// The test scores; null if there are no test data, or the run was interrupted; the model has been saved by
    /// then.
    /// </summary>
    private static IScores? Test(ITrainingRun run, CancellationToken interrupted)
    {
        try
        {
            return interrupted.IsCancellationRequested ? null : run.Test(interrupted);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
