using System.Globalization;

namespace Unroll;

/// <summary>Multiplies the learning rate once every few epochs, PyTorch's <c>StepLR</c>.</summary>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="every">Epochs from one multiplication to the next; 1 or more.</param>
    /// <param name="decay">The factor; above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public StepSchedule(int every = 1, float decay = 0.5f)
    {
        Every = Given.Whole(every, 1);
        Decay = Given.BetweenZeroAndOne(decay);
    }

    /// <summary>Epochs from one multiplication to the next.</summary>
    public int Every { get; }

    /// <summary>The factor.</summary>
    public float Decay { get; }

    /// <inheritdoc/>
    public override float Factor(ScheduleMoment moment) => Power(Decay, moment.Epoch / Every);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"step:{Every}:{Decay}");
}
