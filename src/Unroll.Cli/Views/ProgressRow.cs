using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>Progress in the cells of a table.</summary>
internal static class ProgressRow
{
    public static IReadOnlyList<string> Titles { get; } = ["epoch", "loss", "dev", "tokens/s", "time", "left"];

    public static IReadOnlyList<string> Of(TrainingProgress progress) =>
    [
        $"{progress.Part}{(progress.Part is null ? "" : " ")}" + (progress.IsEpochEnd
            ? $"{progress.Epoch}/{progress.Epochs}"
            : progress.Part is null ? $"{progress.Epoch}/{progress.Epochs} {100.0 * progress.Step / progress.Steps:F0}%"
            : $"{100 * (progress.Epoch - 1.0 + (double)progress.Step / progress.Steps) / progress.Epochs:F0}%"),
        $"{progress.Loss:F4}",
        progress.Dev is { } dev ? $"{dev.ToHeadline()}{(progress.IsBest ? " *" : "")}" : "",
        $"{progress.TokensPerSecond:N0}",
        Time(progress.Elapsed),
        // Unknown until a resumed training has taken a step.
        progress.Remaining == TimeSpan.MaxValue ? "" : Time(progress.Remaining),
    ];

    public static string Time(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => $"{time.TotalSeconds:F1} s",
        { TotalDays: < 1 } => $"{(int)time.TotalMinutes}:{time.Seconds:00} min",
        _ => $"{time.TotalDays:N1} days",
    };
}
