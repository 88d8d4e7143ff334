namespace Unroll.Text;

/// <summary>How a model is trained, whatever its task.</summary>
public sealed record TrainingOptions
{
    /// <summary>
    /// The most of <see cref="AverageLast"/>: the weights of each epoch that counts are kept in memory.
    /// </summary>
    public const int MaximumAverageLast = 100;

    /// <summary>
    /// How often the training texts are gone through, 1 or more; fewer times where <see cref="Patience"/> ends it.
    /// </summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Texts of one step, 1 or more.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Where given, a step takes texts of at most so many tokens together, 1 or more, in place of
    /// <see cref="BatchSize"/> texts: many short ones or few long ones, so that every step is as much work. A text with
    /// more is a step alone.
    /// </summary>
    public int? BatchTokens { get; init; }

    /// <summary>The optimizer's step size, above 0, which <see cref="Schedule"/> multiplies.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>How the learning rate changes as training goes on.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>
    /// What every weight loses of itself at a learning rate of 1, 0 or more: with 0 the optimizer is
    /// <see cref="Adam"/>, above it <see cref="AdamW"/>.
    /// </summary>
    public float WeightDecay { get; init; }

    /// <summary>
    /// The largest norm of all gradients together, above 0: the remedy for exploding gradients. Null clips nothing.
    /// </summary>
    public float? ClipNorm { get; init; } = 5;

    /// <summary>
    /// The part of each target's probability that is spread over all classes, from 0 to less than 1 (label smoothing,
    /// Szegedy et al. 2016). Not with a tagger's chain.
    /// </summary>
    public float LabelSmoothing { get; init; }

    /// <summary>
    /// After how many epochs without a better dev score training ends, 1 or more; null to go through all epochs. Needs
    /// dev data.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>
    /// Of how many last epochs' weights the model is the mean, from 1 to <see cref="MaximumAverageLast"/>; 1 for the
    /// last epoch's alone. Dev scores are those of the mean.
    /// </summary>
    public int AverageLast { get; init; } = 1;

    /// <summary>
    /// Decides initial weights, the order of batches and dropout: the same seed gives the same model, to the byte.
    /// </summary>
    public ulong Seed { get; init; } = 1;

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    internal void Validate(bool hasDev)
    {
        AtLeastOne(nameof(Epochs), Epochs);
        AtLeastOne(nameof(BatchSize), BatchSize);
        AtLeastOne(nameof(BatchTokens), BatchTokens ?? 1);
        AtLeastOne(nameof(AverageLast), AverageLast, MaximumAverageLast);
        AtLeastOne(nameof(Patience), Patience ?? 1);
        AboveZero(nameof(LearningRate), LearningRate);
        AboveZero(nameof(ClipNorm), ClipNorm ?? 1);
        OptionRange.NotNegative(WeightDecay, nameof(WeightDecay));
        OptionRange.FromZeroToBelowOne(LabelSmoothing, nameof(LabelSmoothing));
        ArgumentNullException.ThrowIfNull(Schedule);
        if (!hasDev && (Patience is not null || Schedule is PlateauSchedule))
            throw new ArgumentException(
                $"{(Patience is not null ? "Patience" : "Schedule plateau")} goes by dev scores, but there are no dev "
                + "data; give some, or hold out a part of the training data");
    }

    private static void AtLeastOne(string name, int value, int most = int.MaxValue)
    {
        if (value < 1 || value > most)
            throw new ArgumentOutOfRangeException(
                name, $"{name} is {value}, but {(most == int.MaxValue ? "1 or more" : $"a number from 1 to {most}")} "
                + "was expected");
    }

    private static void AboveZero(string name, float value)
    {
        if (!(value > 0) || !float.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, $"{name} is {value}, but a number above 0 was expected");
    }
}
