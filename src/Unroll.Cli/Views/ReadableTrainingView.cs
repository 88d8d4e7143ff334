using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>
/// A training for people: what is learned, the progress, the result compared with simple baselines, and what to type
/// next.
/// </summary>
internal sealed class ReadableTrainingView(TextWriter output, TrainingPlan plan, IProgressTable table) : ITrainingView
{
    private long _tokensBefore;

    public void Begin(ITrainingRun run)
    {
        foreach (var (title, line) in run.About)
            output.WriteLine($"{title,-9} {line}");
        if (plan.Resume is { } resume)
            output.WriteLine($"{"resumed",-9} {Quoted.Path(resume)}: {CheckpointFile.Position(run.Training)}");
        _tokensBefore = run.Training.Tokens;
        output.WriteLine();
    }

    public void Watch(Action<Action<TrainingProgress>> train) => table.Watch(train);

    public void End(ITrainingRun run, IScores? test, bool interrupted)
    {
        output.WriteLine();
        if (!interrupted)
            run.WriteResult(output);
        if (interrupted)
            output.WriteLine($"interrupted: the {KeptModel.InWords(run)} was kept{CheckpointFile.GoOn(plan)}");
        if (run.Training.Tokens - _tokensBefore is > 0 and var tokens)
            output.WriteLine(
                $"{Amount.Of(tokens, "token")} in {ProgressRow.Time(run.Training.TrainingTime)}: "
                + $"{run.Training.TokensPerSecond:N0} tokens/s");
        output.WriteLine(
            $"saved {Quoted.Path(plan.ModelPath)}, {Amount.Of(new FileInfo(plan.ModelPath).Length, "byte")}");
        output.WriteLine();
        output.WriteLine("next, type");
        output.WriteLine($"  {NextCommand.Predict(plan.ModelPath, run.Texts)}");
    }
}
