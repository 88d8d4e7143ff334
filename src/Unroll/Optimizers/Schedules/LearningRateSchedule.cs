using System.Globalization;

namespace Unroll;

/// <summary>
/// How the learning rate changes during a training: <c>optimizer.LearningRate = baseRate * schedule.Factor(moment)</c>
/// before each step. A schedule has no state, so a resumed training continues as if it had never
/// stopped.
/// </summary>
public abstract record LearningRateSchedule
{
    /// <summary>The factor of the base learning rate for the next step.</summary>
    public abstract float Factor(ScheduleMoment moment);

    /// <summary>The form that <see cref="Parse"/> reads, such as <c>step:2:0.5</c>.</summary>
    public abstract override string ToString();

    /// <summary>
    /// Reads a schedule: <c>constant</c>, <c>step</c> (<c>step:1:0.5</c>), <c>plateau</c> (<c>plateau:1:0.5</c>),
    /// <c>inverse-root</c> (<c>inverse-root:400</c>) or <c>cosine</c> (<c>cosine:0</c>).
    /// </summary>
    /// <exception cref="ArgumentException">The text has none of the forms, or a number out of range.</exception>
    public static LearningRateSchedule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return text.Split(':') switch
            {
                ["constant"] => new ConstantSchedule(),
                ["step"] => new StepSchedule(),
                ["step", var every] => new StepSchedule(Count(every)),
                ["step", var every, var decay] => new StepSchedule(Count(every), Number(decay)),
                ["plateau"] => new PlateauSchedule(),
                ["plateau", var patience] => new PlateauSchedule(Count(patience)),
                ["plateau", var patience, var decay] => new PlateauSchedule(Count(patience), Number(decay)),
                ["inverse-root"] => new InverseRootSchedule(),
                ["inverse-root", var warmUp] => new InverseRootSchedule(Count(warmUp)),
                ["cosine"] => new CosineSchedule(),
                ["cosine", var warmUp] => new CosineSchedule(Count(warmUp)),
                _ => throw new FormatException(),
            };
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            throw new ArgumentException(
                $"\"{text}\" is no learning-rate schedule, but one of constant, step:EPOCHS:FACTOR, "
                    + "plateau:PATIENCE:FACTOR, inverse-root:WARM-UP and cosine:WARM-UP was expected, "
                + "with EPOCHS and inverse-root's WARM-UP 1 or more, PATIENCE and cosine's WARM-UP 0 or more, and "
                    + "FACTOR above 0 and below 1", nameof(text), wrong);
        }
    }

    /// <summary>A power by repeated multiplication, which gives the same bits on every machine.</summary>
    private protected static float Power(float factor, int times)
    {
        var exact = (double)(
            decimal)factor; // through decimal, 0.1 is the number as written and not the nearest float
        double power = 1;
        for (; times > 0 && power > 0; times--)
            power *= exact;
        return (float)power;
    }

    private static int Count(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static float Number(string text) =>
        float.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
}
