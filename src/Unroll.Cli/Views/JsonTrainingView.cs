using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>One line per epoch and one at the end, for programs.</summary>
internal sealed class JsonTrainingView(TextWriter output, TrainingPlan plan) : ITrainingView
{
    public void Begin(ITrainingRun run)
    {
        if (plan.Resume is not { } resume)
            return;
        JsonLine.Write(output, writer =>
        {
            writer.WriteString("event", "resumed");
            writer.WriteNumber("epochs", run.Training.Epochs);
            writer.WriteNumber("step", run.Training.Step);
            writer.WriteNumber("steps", run.Training.StepsPerEpoch);
            writer.WriteString("checkpoint", resume);
        });
    }

    public void Watch(Action<Action<TrainingProgress>> train) => train(Report);

    private void Report(TrainingProgress value)
    {
        // A part before the model has one line, at its end.
        if (!value.IsEpochEnd || (value.Part is not null && value.Epoch < value.Epochs))
            return;
        JsonLine.Write(output, writer =>
        {
            writer.WriteString("event", value.Part ?? "epoch");
            writer.WriteNumber("epoch", value.Epoch);
            writer.WriteFinite("loss", value.Loss);
            writer.WriteFinite("gradientNorm", value.GradientNorm);
            if (value.Dev is { } dev)
                writer.WriteScores("dev", dev);
            writer.WriteFinite("tokensPerSecond", Math.Round(value.TokensPerSecond, 1));
            writer.WriteFinite("learningRate", (float)value.LearningRate);
        });
    }

    public void End(ITrainingRun run, IScores? test, bool interrupted) =>
        JsonLine.Write(output, writer =>
    {
        writer.WriteString("event", "done");
        if (interrupted)
            writer.WriteBoolean("interrupted", true);
        if (interrupted && plan.Checkpoints is { } checkpoints)
            writer.WriteString("checkpoint", checkpoints.Path);
        if (test is not null)
            writer.WriteScores("test", test);
        writer.WriteFinite("tokensPerSecond", Math.Round(run.Training.TokensPerSecond, 1));
        writer.WriteFinite("seconds", Math.Round(run.Training.TrainingTime.TotalSeconds, 3));
        writer.WriteString("model", plan.ModelPath);
    });
}
