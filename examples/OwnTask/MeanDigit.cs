using Unroll;
using Unroll.Text;

namespace OwnTask;

/// <summary>
/// A task that is none of the library's: the mean of a text's digits, a number and no class, so that the loss is the
/// squared error. The loop does all else: batches of similar length, steps, the best epoch, averages, checkpoints.
/// </summary>
public sealed class MeanDigit(NumberModel model, int[][] train, int[][] dev) : ITrainingTask
{
    public IModule Model => model;

    public IReadOnlyList<int> Lengths { get; } = [.. train.Select(digits => digits.Length)];

    public bool HasDev => dev.Length > 0;

    // What a checkpoint tells this training by, beside its options and lengths.
    public IEnumerable<KeyValuePair<string, string>> Identity => [new("task", "mean digit")];

    public BatchLoss Loss(IReadOnlyList<int> batch, TrainingPass pass)
    {
        int[][] texts = [.. batch.Select(i => train[i])];
        var errors = model.Forward(PackedTokens.Pack(texts), pass) - Targets(texts);
        return new((errors * errors).Mean(), Targets: texts.Length, Tokens: texts.Sum(digits => digits.Length));
    }

    public IScores Score(CancellationToken cancellationToken) => new Scores(MeanError(dev));

    /// <summary>How far the model's numbers are from the right ones, on average.</summary>
    public double MeanError(int[][] texts)
    {
        var errors = (model.Forward(PackedTokens.Pack(texts)) - Targets(texts)).ToArray();
        return errors.Average(error => Math.Abs(error));
    }

    /// <summary>Texts of 1 to 9 digits, the same ones for the same seed.</summary>
    public static int[][] Texts(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(
            _ => Enumerable.Range(0, random.Next(1, 10)).Select(_ => random.Next(10)).ToArray())];
    }

    private static Tensor Targets(int[][] texts) => Tensor.Of([.. texts.Select(digits => (float)digits.Average())]);

    // Epochs are compared by the first value, and higher is better.
    private sealed record Scores(double Error) : IScores
    {
        public IReadOnlyList<NamedScore> Values => [new("minusError", -Error)];
    }
}
