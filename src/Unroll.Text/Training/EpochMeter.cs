using System.Diagnostics;

namespace Unroll.Text;

/// <summary>
/// Adds up what an epoch's steps give, and the time that they alone take: time and speed are of this run alone, where
/// the epoch began in another.
/// </summary>
/// <param name="sums">What the epoch's steps gave before.</param>
internal sealed class EpochMeter(EpochSums sums = default)
{
    private readonly Stopwatch _training = new();
    private long _tokens;

    public EpochSums Sums { get; private set; } = sums;

    public int Steps => Sums.Steps;

    public TimeSpan Training => _training.Elapsed;

    public double TokensPerSecond => Rate(_tokens, Training);

    /// <summary>The mean over the targets, not over the batches, of which the last may be short.</summary>
    public double Loss => Sums.Targets == 0 ? 0 : Sums.Loss / Sums.Targets;

    public double GradientNorm => Steps == 0 ? 0 : Sums.GradientNorm / Steps;

    public void Start() => _training.Start();

    public void Stop() => _training.Stop();

    public void Add((float Loss, float GradientNorm, int Targets, int Tokens) step)
    {
        Sums = new(
            Steps + 1, Sums.Loss + (double)step.Loss * step.Targets, Sums.GradientNorm + step.GradientNorm,
            Sums.Targets + step.Targets);
        _tokens += step.Tokens;
    }

    public static double Rate(long tokens, TimeSpan time) => time > TimeSpan.Zero ? tokens / time.TotalSeconds : 0;

    /// <summary>A multiple of a time, or the longest time there is where that is more.</summary>
    public static TimeSpan Multiple(TimeSpan time, double factor)
    {
        var ticks = time.Ticks * factor;
        return ticks < long.MaxValue ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
    }
}
