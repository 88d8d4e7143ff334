using System.Globalization;

namespace Unroll;

/// <summary>
/// A linear warm-up, then falling with the root of the step (Vaswani et al. 2017), scaled to 1 at its peak. With s the
/// step to be taken, 1 at first, and w those of the warm-up:
/// <code>
/// min(s / w, √(w / s))
/// </code>
/// </summary>
public sealed record InverseRootSchedule : LearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="warmUp">Steps of the warm-up; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="warmUp"/> is below 1.</exception>
    public InverseRootSchedule(int warmUp = 400) => WarmUp = Given.Whole(warmUp, 1);

    /// <summary>Steps of the warm-up.</summary>
    public int WarmUp { get; }

    /// <inheritdoc/>
    public override float Factor(ScheduleMoment moment)
    {
        var step = moment.Step + 1.0;
        return (float)Math.Min(step / WarmUp, Math.Sqrt(WarmUp / step));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"inverse-root:{WarmUp}");
}
