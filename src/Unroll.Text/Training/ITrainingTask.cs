namespace Unroll.Text;

/// <summary>What a training goes through, whatever it teaches.</summary>
internal interface ITrainingTask
{
    /// <summary>What is trained.</summary>
    IModule Model { get; }

    /// <summary>Steps of an epoch.</summary>
    int Steps { get; }

    /// <summary>Whether there are dev data to score.</summary>
    bool HasDev { get; }

    /// <summary>The batches of an epoch, as indices of the training data.</summary>
    IReadOnlyList<int[]> Batches(int epoch);

    /// <summary>Takes a step on a batch.</summary>
    /// <param name="rateFactor">What the learning rate is multiplied by.</param>
    /// <returns>
    /// The mean loss, the norm of the gradients, of how many targets the loss is the mean, and the real tokens of the
    /// batch.
    /// </returns>
    (float Loss, float GradientNorm, int Targets, int Tokens) Take(int[] batch, float rateFactor);

    /// <summary>The scores on the dev data.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IScores Score(CancellationToken cancellationToken);
}
