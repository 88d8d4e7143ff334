using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The steps of every training, from the plan to a model file.</summary>
internal static class TrainingFlow
{
    /// <param name="plan">The plan of the training.</param>
    /// <param name="own">The task's own plan.</param>
    /// <returns>The exit code.</returns>
    public static int Run(TrainingPlan plan, ITaskPlan own, Terminal terminal)
    {
        using var threads = ThreadLimit.Set(plan.Threads);
        string?[] inputs = [plan.Data, plan.Dev, plan.Test, .. own.Inputs];
        OutputFile.Check("--model", "model", plan.ModelPath, inputs);
        CheckpointFile.Check(plan, [.. inputs, plan.FromPath], plan.Notice);
        var run = own.Prepare(terminal);
        CheckpointFile.Resume(run.Training, plan);
        foreach (var sentence in run.Notices)
            plan.Notice(sentence);
        var view = TrainingViews.For(terminal, plan);
        view.Begin(run);
        terminal.EndsInOrder = true;
        try
        {
            view.Watch(progress => run.Training.Run(progress, plan.Checkpoints, terminal.Interrupted));
        }
        catch (TrainingDivergedException failure) when (run.Training.IsLearned)
        {
            throw new TrainingDivergedException($"{failure.Message}; {Save(run, plan)}", failure);
        }
        catch (IOException failure) when (run.Training.IsLearned && plan.Checkpoints is { } checkpoints)
        {
            var goOn = File.Exists(checkpoints.Path) ? CheckpointFile.GoOn(plan) : "";
            throw new IOException(
                $"the checkpoint {failure.Message}; {Save(run, plan)}{goOn}", failure);
        }
        if (!run.Training.IsLearned)
            throw new TrainingInterruptedException(
                $"interrupted before anything was learned, so no model was saved{CheckpointFile.GoOn(plan)}");
        run.Save(plan.ModelPath);
        var test = Test(run, terminal.Interrupted);
        var interrupted = terminal.Interrupted.IsCancellationRequested;
        // What is left is quick after an interruption; else it may take long, but nothing can be lost any more.
        terminal.EndsInOrder = interrupted;
        view.End(run, interrupted ? null : test, interrupted);
        return interrupted ? ExitCode.Interrupted : ExitCode.Success;
    }

    /// <summary>Saves the model of a training that failed, and says so after the failure.</summary>
    private static string Save(ITrainingRun run, TrainingPlan plan)
    {
        var which = KeptModel.InWords(run);
        try
        {
            run.Save(plan.ModelPath);
            return $"the {which} is in {Quoted.Path(plan.ModelPath)}";
        }
        catch (IOException failure)
        {
            return $"the {which} was not saved either, as {failure.Message}";
        }
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
