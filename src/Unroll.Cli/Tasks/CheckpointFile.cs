using Unroll.Text;

namespace Unroll.Cli.Tasks;

/// <summary>The file of <c>--checkpoint</c> and <c>--resume</c>.</summary>
internal static class CheckpointFile
{
    /// <summary>
    /// Finds out, before data are read, whether there is a checkpoint to go on from, and whether one can be written.
    /// </summary>
    /// <param name="plan">What was asked for.</param>
    /// <param name="inputs">Files that are read, and so must not be written over.</param>
    /// <param name="notice">Is told what may not be meant so.</param>
    /// <exception cref="UsageException">
    /// The file is the model, one of the inputs, or another file that is no checkpoint; or the model would write over
    /// that of <c>--from</c>.
    /// </exception>
    /// <exception cref="IOException">There is no checkpoint, or none can be written.</exception>
    public static void Check(TrainingPlan plan, IEnumerable<string?> inputs, Action<string> notice)
    {
        var path = plan.Checkpoints?.Path;
        foreach (var (option, file) in new[] { ("--resume", plan.Resume), ("--checkpoint", path) })
        {
            if (file is not null && RealPath.AreSame(file, plan.ModelPath))
                throw new UsageException(
                    $"--model {plan.ModelPath} would write over the checkpoint of {option}; give the model a file of "
                    + "its own");
        }
        if (path is not null && plan.FromPath is { } from && RealPath.AreSame(from, plan.ModelPath))
            throw new UsageException(
                $"--model {plan.ModelPath} would write over the model of --from, which --resume will need; give the "
                + "model a file of its own, or leave --checkpoint and --resume out");
        if (plan.Resume is { } resume)
            Named("--resume", () => Checkpoint.Open(resume).Dispose(), "; give a file that --checkpoint wrote");
        if (path is null)
            return;
        var named = path == plan.Resume ? "--resume" : "--checkpoint";
        Named(named, () => OutputFile.Check(named, "checkpoint", path, inputs));
        if (path == plan.Resume || !File.Exists(path))
            return;
        if (!MayBeReplaced(path))
            throw new UsageException(
                $"--checkpoint {path} would write over a file that is no checkpoint; give another name, or delete it");
        notice($"--checkpoint will write over {ShellWord.Of(path)}, which is there already"
            + (plan.Resume is null ? $"; --resume {ShellWord.Of(path)} would go on from it" : ""));
    }

    /// <summary>Goes on from the checkpoint, where that was asked for.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="InvalidDataException">It is of another training, or broken.</exception>
    public static void Resume(NetworkTraining training, TrainingPlan plan)
    {
        if (plan.Resume is { } resume)
            Named("--resume", () => training.ResumeFrom(resume));
    }

    /// <summary>Where a training goes on that was resumed.</summary>
    public static string Position(NetworkTraining training) => training.IsComplete
        ? $"training had ended after epoch {training.Epochs} of {training.Training.Epochs}"
        : $"goes on in epoch {training.Epochs + 1} of {training.Training.Epochs} after step {training.Step:N0} of "
            + $"{training.StepsPerEpoch:N0}";

    /// <summary>The end of a sentence about a training that was cut short: how it goes on, where it can.</summary>
    public static string GoOn(TrainingPlan plan) =>
        plan.Checkpoints is { } checkpoints ? $"; go on with --resume {ShellWord.Of(checkpoints.Path)}" : "";

    /// <summary>Whether the file is a checkpoint, or empty.</summary>
    private static bool MayBeReplaced(string path)
    {
        using var stream = File.OpenRead(path);
        try
        {
            if (stream.Length > 0)
                Checkpoint.Open(stream).Dispose();
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Says which option names the file that will not do, and what to do about one that is broken.</summary>
    private static void Named(string option, Action use, string advice = "")
    {
        try
        {
            use();
        }
        catch (InvalidDataException failure)
        {
            throw new InvalidDataException($"{option}: {failure.Message}{advice}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{option}: {failure.Message}", failure);
        }
    }
}
