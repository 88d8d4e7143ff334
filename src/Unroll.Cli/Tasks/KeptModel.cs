namespace Unroll.Cli.Tasks;

/// <summary>Which model a training that was cut short leaves.</summary>
internal static class KeptModel
{
    /// <summary>The steps that the training took, in all its epochs.</summary>
    public static long Steps(ITrainingRun run) =>
        (long)run.Training.Epochs * run.Training.StepsPerEpoch + run.Training.Step;

    /// <summary>The model in words: that of an epoch, or as it was within one, which has no score yet.</summary>
    public static string InWords(ITrainingRun run) => run.Training.KeptEpoch is > 0 and var epoch
        ? $"model of epoch {epoch}{(run.HasDev ? ", the best so far," : "")}"
        : $"model as it was after {Amount.Of(Steps(run), "step")}";
}
