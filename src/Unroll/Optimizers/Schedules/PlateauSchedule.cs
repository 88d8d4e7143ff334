using System.Globalization;

namespace Unroll;

/// <summary>
/// Reduces the learning rate when the dev score has not exceeded its best for more than a few epochs, PyTorch's
/// <c>ReduceLROnPlateau</c> with mode max, threshold 0 and no cooldown. Without dev scores it stays as it is.
/// </summary>
public sealed record PlateauSchedule : LearningRateSchedule
{
    /// <summary>Makes the schedule.</summary>
    /// <param name="patience">
    /// How many epochs in a row may bring no improvement before the next one reduces the rate; 0 or more.
    /// </param>
    /// <param name="decay">The factor; above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public PlateauSchedule(int patience = 1, float decay = 0.5f)
    {
        Patience = Given.NotNegative(patience);
        Decay = Given.BetweenZeroAndOne(decay);
    }

    /// <summary>How many epochs in a row may bring no improvement before the next one reduces the rate.</summary>
    public int Patience { get; }

    /// <summary>The factor.</summary>
    public float Decay { get; }

    /// <inheritdoc/>
    public override float Factor(ScheduleMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment.DevScores);
        var (best, bad, times) = (double.NegativeInfinity, 0, 0);
        foreach (var score in moment.DevScores)
        {
            if (score > best)
                (best, bad) = (score, 0);
            else if (++bad > Patience)
                (times, bad) = (times + 1, 0);
        }
        return Power(Decay, times);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"plateau:{Patience}:{Decay}");
}
