namespace Unroll.Text;

/// <summary>
/// How far a training has come. Reported at the end of every epoch, and a few times per second in between.
/// </summary>
/// <param name="Epoch">The current epoch, from 1.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">All steps of an epoch.</param>
/// <param name="Loss">The mean loss of the epoch's texts so far.</param>
/// <param name="GradientNorm">The mean norm of the epoch's gradients so far, before clipping.</param>
/// <param name="LearningRate">The learning rate of the last step.</param>
/// <param name="TokensPerSecond">Real tokens, without padding, per second of the epoch's training steps.</param>
/// <param name="Elapsed">The time since training began.</param>
/// <param name="Remaining">An estimate of the remaining time.</param>
/// <param name="Dev">The dev scores: at an epoch's end, if there are dev texts.</param>
/// <param name="IsEpochEnd">Whether the epoch is done.</param>
/// <param name="IsBest">Whether the epoch that ended is the best so far.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    int Step,
    int Steps,
    double Loss,
    double GradientNorm,
    double LearningRate,
    double TokensPerSecond,
    TimeSpan Elapsed,
    TimeSpan Remaining,
    IScores? Dev,
    bool IsEpochEnd,
    bool IsBest)
{
    /// <summary>
    /// The part of the model that is trained before the rest: <c>tokens</c> while a tagger learns how texts are split
    /// into tokens, of which <see cref="TokensPerSecond"/> counts the characters. Null while the model itself is
    /// trained.
    /// </summary>
    public string? Part { get; init; }
}
