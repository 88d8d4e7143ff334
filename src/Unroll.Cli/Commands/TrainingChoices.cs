using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say how a model is trained, whatever its task.</summary>
/// <param name="own">What holds where nothing is asked for.</param>
internal sealed class TrainingChoices(TrainingOptions own)
{
    private readonly Option<int?> _epochs = OptionKinds.Whole(
        "--epochs", $"How often to go through the texts [{own.Epochs}].");
    private readonly Option<int?> _batch = OptionKinds.Whole("--batch", $"Texts of one step [{own.BatchSize}].");
    private readonly Option<int?> _batchTokens = OptionKinds.Whole(
        "--batch-tokens", "Tokens of one step, in place of --batch: many short texts or few long ones.");
    private readonly Option<float?> _learningRate = OptionKinds.Number(
        "--learning-rate", $"The optimizer's step size [{own.LearningRate}].", x => x > 0, "a number above 0");
    private readonly Option<LearningRateSchedule?> _schedule = OptionKinds.Parsed<LearningRateSchedule>(
        "--schedule", "NAME[:N...]",
        "How the learning rate changes: constant, step[:EPOCHS[:FACTOR]], plateau[:PATIENCE[:FACTOR]], "
            + $"inverse-root[:WARM-UP], cosine[:WARM-UP] [{own.Schedule}].", LearningRateSchedule.Parse);
    private readonly Option<float?> _weightDecay = OptionKinds.Number(
        "--weight-decay", "Decay of the weights; above 0 the optimizer is AdamW [0].", x =>
        x >= 0, "a number of 0 or more");
    private readonly Option<float?> _clip = OptionKinds.Number(
        "--clip", $"Largest norm of the gradients; 0 for any [{own.ClipNorm}].", x => x >= 0, "a number of 0 or more");
    private readonly Option<float?> _labelSmoothing = OptionKinds.Share(
        "--label-smoothing", $"Part of each target that is spread over all classes [{own.LabelSmoothing}].");
    private readonly Option<int?> _patience = OptionKinds.Whole(
        "--patience", "End after so many epochs without a better dev score [go through all].");
    private readonly Option<int?> _averageLast = OptionKinds.Whole(
        "--average-last", $"Take the mean of so many last epochs' weights [{own.AverageLast}].",
        most: TrainingOptions.MaximumAverageLast);
    private readonly Option<ulong?> _seed = OptionKinds.Seed(
        "--seed", $"The same seed gives the same model [{own.Seed}].");

    public IEnumerable<Option> All =>
        [_epochs, _batch, _batchTokens, _learningRate, _schedule, _weightDecay, _clip, _labelSmoothing, _patience,
            _averageLast, _seed];

    /// <summary>What was asked for.</summary>
    /// <param name="standard">What holds where nothing was.</param>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public TrainingOptions Read(ParseResult parsed, TrainingOptions standard)
    {
        var (batch, batchTokens) = (parsed.GetValue(_batch), parsed.GetValue(_batchTokens));
        if (batch is not null && batchTokens is not null)
            throw new UsageException("--batch and --batch-tokens were both given; give one of them");
        return standard with
        {
            Epochs = parsed.GetValue(_epochs) ?? standard.Epochs,
            BatchSize = batch ?? standard.BatchSize,
            BatchTokens = batchTokens ?? (batch is null ? standard.BatchTokens : null),
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
}
