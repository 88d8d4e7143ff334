using System.Diagnostics;

namespace Unroll.Text;

/// <summary>
/// Sums the results of an epoch's steps, and the time of the steps alone. Time and speed are of this run only, even if
/// the epoch began in another run.
/// </summary>
/// <param name="sums">The sums of the epoch's earlier steps.</param>
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
