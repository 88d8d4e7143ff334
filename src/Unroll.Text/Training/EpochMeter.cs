using System.Diagnostics;

namespace Unroll.Text;

/// <summary>Adds up what an epoch's steps give, and the time that they alone take.</summary>
internal sealed class EpochMeter
{
    private readonly Stopwatch _training = new();
    private double _loss;
    private double _norm;
    private long _rows;

    public int Steps { get; private set; }

    public long Tokens { get; private set; }

    public TimeSpan Training => _training.Elapsed;

    /// <summary>The mean over the targets, not over the batches, of which the last may be short.</summary>
    public double Loss => _rows == 0 ? 0 : _loss / _rows;

    public double GradientNorm => Steps == 0 ? 0 : _norm / Steps;

    public void Start() => _training.Start();

    public void Stop() => _training.Stop();

    public void Add((float Loss, float GradientNorm) step, int rows, int tokens)
    {
        _loss += (double)step.Loss * rows;
        _norm += step.GradientNorm;
        _rows += rows;
        Tokens += tokens;
        Steps++;
    }

    public static double Rate(long tokens, TimeSpan time) => time > TimeSpan.Zero ? tokens / time.TotalSeconds : 0;
}
