using System.Globalization;

namespace Unroll;

/// <summary>
/// A linear warm-up, then half a cosine from 1 (Loshchilov &amp; Hutter 2017), PyTorch's <c>CosineAnnealingLR</c>: 0
/// after all steps are taken, so the last step still changes parameters. With t of T steps taken, and w those of the
/// warm-up:
/// <code>
/// (t + 1) / w while t is below w, then (1 + cos(π (t - w) / (T - w))) / 2
/// </code>
/// </summary>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="warmUp">Steps of the warm-up; 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="warmUp"/> is negative.</exception>
    public CosineSchedule(int warmUp = 0) => WarmUp = Given.NotNegative(warmUp);

    /// <summary>Steps of the warm-up.</summary>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public override float Factor(ScheduleMoment moment)
    {
        var (taken, all) = (moment.Step, moment.Steps);
        if (taken >= all)
            return 0;
        return taken < WarmUp ? (float)((taken + 1.0) / WarmUp)
            : (float)((1 + Math.Cos(Math.PI * (taken - WarmUp) / (all - WarmUp))) / 2);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"cosine:{WarmUp}");
}
