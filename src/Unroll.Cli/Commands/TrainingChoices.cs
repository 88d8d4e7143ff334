using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say how a model is trained, whatever its task.</summary>
internal sealed class TrainingChoices
{
    private static readonly TrainingOptions Standard = new();

    private readonly Option<int?> _epochs = OptionKinds.Whole("--epochs", $"How often to go through the texts [{Standard.Epochs}].");
    private readonly Option<int?> _batch = OptionKinds.Whole("--batch", $"Texts of one step [{Standard.BatchSize}].");
    private readonly Option<float?> _learningRate = OptionKinds.Number("--learning-rate", $"The optimizer's step size [{Standard.LearningRate}].", x => x > 0, "a number above 0");
    private readonly Option<LearningRateSchedule?> _schedule = OptionKinds.Parsed<LearningRateSchedule>("--schedule", "NAME[:N...]",
        "How the learning rate changes: constant, step[:EPOCHS[:FACTOR]], plateau[:PATIENCE[:FACTOR]], inverse-root[:WARM-UP], cosine[:WARM-UP] [constant].", LearningRateSchedule.Parse);
    private readonly Option<float?> _weightDecay = OptionKinds.Number("--weight-decay", "Decay of the weights; above 0 the optimizer is AdamW [0].", x => x >= 0, "a number of 0 or more");
    private readonly Option<float?> _clip = OptionKinds.Number("--clip", $"Largest norm of the gradients; 0 for any [{Standard.ClipNorm}].", x => x >= 0, "a number of 0 or more");
    private readonly Option<float?> _labelSmoothing = OptionKinds.Share("--label-smoothing", "Part of each target that is spread over all classes [0].");
    private readonly Option<int?> _patience = OptionKinds.Whole("--patience", "End after so many epochs without a better dev score [go through all].");
    private readonly Option<int?> _averageLast = OptionKinds.Whole("--average-last", $"Take the mean of so many last epochs' weights [{Standard.AverageLast}].", most: TrainingOptions.MaximumAverageLast);
    private readonly Option<ulong?> _seed = OptionKinds.Seed("--seed", $"The same seed gives the same model [{Standard.Seed}].");

    public IEnumerable<Option> All => [_epochs, _batch, _learningRate, _schedule, _weightDecay, _clip, _labelSmoothing, _patience, _averageLast, _seed];

    /// <summary>What was asked for.</summary>
    /// <param name="standard">What holds where nothing was.</param>
    public TrainingOptions Read(ParseResult parsed, TrainingOptions standard) => standard with
    {
        Epochs = parsed.GetValue(_epochs) ?? standard.Epochs,
        BatchSize = parsed.GetValue(_batch) ?? standard.BatchSize,
        LearningRate = parsed.GetValue(_learningRate) ?? standard.LearningRate,
        Schedule = parsed.GetValue(_schedule) ?? standard.Schedule,
        WeightDecay = parsed.GetValue(_weightDecay) ?? standard.WeightDecay,
        ClipNorm = parsed.GetValue(_clip) is { } clip ? (clip > 0 ? clip : null) : standard.ClipNorm,
        LabelSmoothing = parsed.GetValue(_labelSmoothing) ?? standard.LabelSmoothing,
        Patience = parsed.GetValue(_patience) ?? standard.Patience,
        AverageLast = parsed.GetValue(_averageLast) ?? standard.AverageLast,
        Seed = parsed.GetValue(_seed) ?? standard.Seed,
    };
}
