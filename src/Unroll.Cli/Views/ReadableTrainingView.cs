using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>
/// A training for people: what is learned, the progress, the result compared with simple baselines, and what to type
/// next.
/// </summary>
internal sealed class ReadableTrainingView(TextWriter output, IProgressTable table) : ITrainingView
{
    public void Begin(ITrainingRun run)
    {
        foreach (var (title, line) in run.About)
            output.WriteLine($"{title,-9} {line}");
        output.WriteLine();
    }

    public void Watch(Action<Action<TrainingProgress>> train) => table.Watch(train);

    public void End(ITrainingRun run, string modelPath, IScores? test, bool interrupted)
    {
        output.WriteLine();
        if (test is not null)
            run.WriteTest(output);
        if (interrupted)
        {
            var kept = run.HasDev ? "the best model so far" : "the model as it was by then";
            output.WriteLine($"interrupted: {kept} was kept");
        }
        output.WriteLine(
            $"{Amount.Of(run.Training.Tokens, "token")} in {ProgressRow.Time(run.Training.TrainingTime)}: "
            + $"{run.Training.TokensPerSecond:N0} tokens/s");
        output.WriteLine($"saved {Quoted.Path(modelPath)}, {Amount.Of(new FileInfo(modelPath).Length, "byte")}");
        output.WriteLine();
        output.WriteLine("next, type");
        output.WriteLine($"  {NextCommand.Predict(modelPath, run.Texts)}");
    }
}
