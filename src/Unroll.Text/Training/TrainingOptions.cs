namespace Unroll.Text;

/// <summary>How a model is trained, whatever its task.</summary>
public sealed record TrainingOptions
{
    /// <summary>
    /// The largest <see cref="AverageLast"/>: the weights of each averaged epoch are kept in memory.
    /// </summary>
    public const int MaximumAverageLast = 100;

    /// <summary>If <see cref="Epochs"/> is null, training goes over the texts this often at least.</summary>
    public const int FewestEpochs = 4;

    /// <summary>If <see cref="Epochs"/> is null, training goes over the texts this often at most.</summary>
    public const int MostEpochs = 60;

    /// <summary>
    /// With fewer examples, none is held out unless <see cref="HoldOut"/> asks for it: so few would say little, and
    /// training needs them all.
    /// </summary>
    public const int FewestToHoldOut = 1000;

    /// <summary>The most examples that are held out unless <see cref="HoldOut"/> asks for more.</summary>
    public const int MostHeldOut = 1000;

    /// <summary>The number of epochs times the root of an epoch's steps, if <see cref="Epochs"/> is null.</summary>
    private const double RootedSteps = 255;

    /// <summary>Steps of the warm-up, if <see cref="Schedule"/> is null and there are five times as many.</summary>
    public const int UsualWarmUp = 200;

    /// <summary>The share of the examples that is held out if there are not so many.</summary>
    private const double UsuallyHeldOut = 0.1;

    /// <summary>
    /// How many times training goes over the texts, 1 or more; fewer if <see cref="Patience"/> ends it. Null for as
    /// many times as suit the number of steps of an epoch, from <see cref="FewestEpochs"/> to
    /// <see cref="MostEpochs"/>: 255 / √steps, since a small corpus needs more epochs, but fewer steps.
    /// </summary>
    public int? Epochs { get; init; }

    /// <summary>
    /// The share of the training examples that is held out to choose the best epoch by, from 0 (none) to less than 1,
    /// if no dev data are given. Null for a tenth, but <see cref="MostHeldOut"/> at most, and none if there are
    /// fewer examples than <see cref="FewestToHoldOut"/>.
    /// </summary>
    public float? HoldOut { get; init; }

    /// <summary>Texts per step, 1 or more.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// If given, a step takes texts of at most this many tokens together, 1 or more, instead of
    /// <see cref="BatchSize"/> texts: many short ones or few long ones, so that every step is about the same work. A
    /// longer text is a step alone.
    /// </summary>
    public int? BatchTokens { get; init; }

    /// <summary>The optimizer's step size, above 0, which <see cref="Schedule"/> multiplies.</summary>
    public float LearningRate { get; init; } = 1e-3f;

    /// <summary>
    /// How the learning rate changes as training goes on; null for <see cref="CosineSchedule"/> with a warm-up of
    /// <see cref="UsualWarmUp"/> steps, or a fifth of all steps if that is less.
    /// </summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// The decoupled weight decay λ: each step subtracts λ times the learning rate of each weight; 0 or more. With 0
    /// the optimizer is
    /// <see cref="Adam"/>, above it <see cref="AdamW"/>.
    /// </summary>
    public float WeightDecay { get; init; }

    /// <summary>
    /// The largest norm of all gradients together, the remedy for exploding gradients; null or 0 clips nothing.
    /// </summary>
    public float? ClipNorm { get; init; } = 5;

    /// <summary>
    /// The share of each target's probability that is spread over all classes, from 0 to less than 1 (label smoothing,
    /// Szegedy et al. 2016). Not with a tagger's CRF.
    /// </summary>
    public float LabelSmoothing { get; init; }

    /// <summary>
    /// After how many epochs without a better dev score training ends, 1 or more; null to run all epochs. Needs
    /// dev data.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>
    /// The model is the mean of the weights of so many last epochs, from 1 to <see cref="MaximumAverageLast"/>; 1 for
    /// the last epoch's weights. Dev scores are those of the mean.
    /// </summary>
    public int AverageLast { get; init; } = 1;

    /// <summary>
    /// Decides initial weights, the order of batches and dropout: the same seed gives the same model, to the byte.
    /// </summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>All options, each with its name, range and help text.</summary>
    public static OptionList<TrainingOptions> Declared { get; } = new(
    [
        new DeclaredOption<TrainingOptions, int?>(
            nameof(Epochs), new Unset<int>(new WholeNumber()), o => o.Epochs, (o, v) => o with { Epochs = v })
        {
            Flag = "epochs", Help = "How many times to go over the texts.",
            Unset = $"{FewestEpochs} to {MostEpochs}, more for less data",
            Describe = o => o.Epochs switch
            {
                null => null,
                1 => "1 epoch",
                { } epochs => $"{epochs:N0} epochs",
            },
        },
        new DeclaredOption<TrainingOptions, float?>(
            nameof(HoldOut), new Unset<float>(RealNumber.Share), o => o.HoldOut, (o, v) => o with { HoldOut = v })
        {
            Flag = "hold-out",
            Help = "Which part of the training data to choose the best epoch by, if no dev data are given; 0 for none.",
            Unset = $"a tenth, at most {MostHeldOut:N0}, if there are {FewestToHoldOut:N0}",
        },
        new DeclaredOption<TrainingOptions, int>(
            nameof(BatchSize), new WholeNumber(), o => o.BatchSize,
            (o, v) => o with { BatchSize = v, BatchTokens = null })
        {
            Flag = "batch", RecordKey = "batch", Help = "Texts of one step.",
            Record = o => o.BatchTokens is null ? $"{o.BatchSize}" : null,
            Describe = o => o.BatchTokens is null ? $"batch {o.BatchSize}" : null,
        },
        new DeclaredOption<TrainingOptions, int?>(
            nameof(BatchTokens), new Unset<int>(new WholeNumber()), o => o.BatchTokens,
            (o, v) => o with { BatchTokens = v })
        {
            Flag = "batch-tokens", RecordKey = "batchTokens",
            Help = "Tokens of one step, instead of a number of texts: many short ones or few long ones.",
            Unset = "by texts", Excludes = nameof(BatchSize), WhyExcluded = "; give one of them",
            Describe = o => o.BatchTokens is { } tokens ? $"batches of {tokens} tokens" : null,
        },
        new DeclaredOption<TrainingOptions, float>(
            nameof(LearningRate), RealNumber.Positive, o => o.LearningRate, (o, v) => o with { LearningRate = v })
        {
            Flag = "learning-rate", RecordKey = "learningRate", Help = "The optimizer's step size.",
            Describe = o => $"learning rate {o.LearningRate}"
                + (o.Schedule is null or ConstantSchedule ? "" : $" ({o.Schedule})"),
        },
        new DeclaredOption<TrainingOptions, LearningRateSchedule?>(
            nameof(Schedule),
            new Named<LearningRateSchedule>(
                "NAME[:N...]", "a schedule", LearningRateSchedule.Parse, schedule => schedule.ToString()),
            o => o.Schedule, (o, v) => o with { Schedule = v })
        {
            Flag = "schedule", RecordKey = "schedule",
            Help = "How the learning rate changes: constant, step[:EPOCHS[:FACTOR]], plateau[:PATIENCE[:FACTOR]], "
                + "inverse-root[:WARM-UP], cosine[:WARM-UP].",
            Unset = $"cosine:{UsualWarmUp}, with a shorter warm-up if there are few steps",
        },
        new DeclaredOption<TrainingOptions, float>(
            nameof(WeightDecay), RealNumber.NotNegative, o => o.WeightDecay, (o, v) => o with { WeightDecay = v })
        {
            Flag = "weight-decay", RecordKey = "weightDecay",
            Help = "Decay of the weights; above 0 the optimizer is AdamW.",
            Describe = o => o.WeightDecay > 0 ? $"weight decay {o.WeightDecay}" : null,
        },
        new DeclaredOption<TrainingOptions, float?>(
            nameof(ClipNorm), new Unset<float>(RealNumber.NotNegative, none: "0"), o => o.ClipNorm,
            (o, v) => o with { ClipNorm = v })
        {
            Flag = "clip", RecordKey = "clip", Help = "Largest norm of the gradients; 0 for any.",
            Describe = o => o.ClipNorm is > 0 and var clip ? $"clip {clip}" : "no clipping",
        },
        new DeclaredOption<TrainingOptions, float>(
            nameof(LabelSmoothing), RealNumber.Share, o => o.LabelSmoothing, (o, v) => o with { LabelSmoothing = v })
        {
            Flag = "label-smoothing", RecordKey = "labelSmoothing",
            Help = "Part of each target that is spread over all classes.",
            Describe = o => o.LabelSmoothing > 0 ? $"label smoothing {o.LabelSmoothing}" : null,
        },
        new DeclaredOption<TrainingOptions, int>(
            nameof(AverageLast), new WholeNumber(1, MaximumAverageLast), o => o.AverageLast,
            (o, v) => o with { AverageLast = v })
        {
            Flag = "average-last", RecordKey = "averageLast",
            Help = "Take the mean of the weights of this many last epochs.",
            Describe = o => o.AverageLast > 1 ? $"mean of the last {o.AverageLast} epochs" : null,
        },
        new DeclaredOption<TrainingOptions, int?>(
            nameof(Patience), new Unset<int>(new WholeNumber()), o => o.Patience, (o, v) => o with { Patience = v })
        {
            Flag = "patience", RecordKey = "patience", Help = "End after so many epochs without a better dev score.",
            Unset = "go through all", Describe = o => o.Patience is { } patience ? $"patience {patience}" : null,
        },
        new DeclaredOption<TrainingOptions, ulong>(
            nameof(Seed), new LargeNumber(), o => o.Seed, (o, v) => o with { Seed = v })
        {
            Flag = "seed", RecordKey = "seed", Help = "The same seed gives the same model.",
            Describe = o => $"seed {o.Seed}",
        },
    ]);

    /// <summary>The same with what depends on the number of steps: epochs and schedule.</summary>
    /// <param name="stepsPerEpoch">Steps of an epoch.</param>
    internal TrainingOptions For(int stepsPerEpoch)
    {
        var epochs = Epochs
            ?? (int)Math.Clamp(Math.Round(RootedSteps / Math.Sqrt(stepsPerEpoch)), FewestEpochs, MostEpochs);
        var warmUp = (int)Math.Min(UsualWarmUp, (long)epochs * stepsPerEpoch / 5);
        return this with { Epochs = epochs, Schedule = Schedule ?? new CosineSchedule(warmUp) };
    }

    /// <summary>Which part of the training data is held out if no dev data are given; null for none.</summary>
    /// <param name="examples">How many examples there are.</param>
    public double? ShareHeldOut(int examples) => HoldOut switch
    {
        0 => null,
        { } share => (double)(decimal)share, // 0.1 is the number as written and not the nearest float
        null when examples < FewestToHoldOut => null,
        null => Math.Min(UsuallyHeldOut, (double)MostHeldOut / examples),
    };

    /// <summary>The options in words, as one line.</summary>
    public string Describe() => Declared.Describe(this);

    /// <summary>Checks each option, and that they fit together.</summary>
    /// <param name="hasDev">Whether there are dev data.</param>
    /// <exception cref="OptionException">
    /// A value is out of its range, two do not fit together, or one needs dev data and there are none.
    /// </exception>
    public void Validate(bool hasDev)
    {
        Declared.Check(this);
        if (!hasDev && (Patience is not null || Schedule is PlateauSchedule))
            throw new OptionException(
                $"{(Patience is not null ? "`Patience`" : "`Schedule` plateau")} needs dev scores, but there are no "
                + "dev data; give some, or hold out a part of the training data");
    }
}
