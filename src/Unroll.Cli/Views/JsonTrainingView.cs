using System.Text.Json;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>
/// One line per epoch and one at the end, for programs. If the training was interrupted, the last one says which model
/// was saved: that of an epoch, or as it was after a step.
/// </summary>
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
            WriteKept(writer, run);
        if (test is not null)
            writer.WriteScores("test", test);
        writer.WriteFinite("tokensPerSecond", Math.Round(run.Training.TokensPerSecond, 1));
        writer.WriteFinite("seconds", Math.Round(run.Training.TrainingTime.TotalSeconds, 3));
        if (plan.FromPath is { } from)
            writer.WriteString("from", from);
        writer.WriteString("model", plan.ModelPath);
    });

    private void WriteKept(Utf8JsonWriter writer, ITrainingRun run)
    {
        writer.WriteBoolean("interrupted", true);
        if (plan.Checkpoints is { } checkpoints)
            writer.WriteString("checkpoint", checkpoints.Path);
        if (run.Training.KeptEpoch is > 0 and var epoch)
            writer.WriteNumber("epoch", epoch);
        else
            writer.WriteNumber("step", KeptModel.Steps(run));
    }
}
