using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>Progress in the cells of a table.</summary>
internal static class ProgressRow
{
    public static IReadOnlyList<string> Titles { get; } = ["epoch", "loss", "dev", "tokens/s", "time", "left"];

    public static IReadOnlyList<string> Of(TrainingProgress progress) =>
    [
        progress.IsEpochEnd ? $"{progress.Epoch}/{progress.Epochs}"
            : $"{progress.Epoch}/{progress.Epochs} {100.0 * progress.Step / progress.Steps:F0}%",
        $"{progress.Loss:F4}",
        progress.Dev is { } dev ? $"{Score(dev)}{(progress.IsBest ? " *" : "")}" : "",
        $"{progress.TokensPerSecond:N0}",
        Time(progress.Elapsed),
        Time(progress.Remaining),
    ];

    /// <summary>The score that epochs are compared by: a share, but BLEU as everyone gives it, from 0 to 100.</summary>
    private static string Score(IScores scores) => scores is TranslationScores translation
        ? $"BLEU {translation.Bleu.Value:F2}" : $"{scores.Values[0].Value * 100:F2}%";

    public static string Time(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => $"{time.TotalSeconds:F1} s",
        { TotalDays: < 1 } => $"{(int)time.TotalMinutes}:{time.Seconds:00} min",
        _ => $"{time.TotalDays:N1} days",
    };
}
