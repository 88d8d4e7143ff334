namespace Unroll.Text;

/// <summary>
/// What is trained, and on what: all that a <see cref="TrainingLoop"/> asks of a task. Batches, steps, the best epoch,
/// averages, checkpoints and reports are the loop's.
/// </summary>
/// <remarks>
/// Everything is called on the thread that calls <see cref="TrainingLoop.Run"/>, one call after the other;
/// <see cref="Model"/>, <see cref="Lengths"/> and <see cref="HasDev"/> do not change while a loop is there.
/// For a training to be resumed to the same bytes, <see cref="Loss"/> must depend on nothing but the weights, the batch
/// and the pass, whose draws repeat.
/// </remarks>
public interface ITrainingTask
{
    /// <summary>What is trained: all of its parameters that a loss depends on.</summary>
    IModule Model { get; }

    /// <summary>
    /// How much each training example holds, such as tokens, 1 or more: batches are made of examples of similar length.
    /// </summary>
    IReadOnlyList<int> Lengths { get; }

    /// <summary>Whether there are dev data to score.</summary>
    bool HasDev => false;

    /// <summary>
    /// Names and values that tell this training from others, beside its options and lengths: what the model is made of,
    /// a digest of the data. A checkpoint is resumed only where they are the same. Asked for once, when a checkpoint
    /// is first written or read.
    /// </summary>
    IEnumerable<KeyValuePair<string, string>> Identity => [];

    /// <summary>The loss of a batch with the weights as they are. Called once for each step.</summary>
    /// <param name="batch">Which training examples, as indices of <see cref="Lengths"/>.</param>
    /// <param name="pass">Records what gradients go back through, and gives dropout its draws.</param>
    BatchLoss Loss(IReadOnlyList<int> batch, TrainingPass pass);

    /// <summary>
    /// The scores on the dev data with the weights as they are, which are the mean of several where that is asked for.
    /// Called at the end of each epoch, where there are dev data.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled: training ends, to be resumed before this.</exception>
    /// <exception cref="NotFiniteNumberException">The weights give no numbers: training ends.</exception>
    IScores Score(CancellationToken cancellationToken) =>
        throw new NotSupportedException("there are dev data, but the task does not score them; implement Score");

    /// <summary>
    /// Drops what <see cref="Score"/> made of the weights, which the next step changes. Called after each
    /// <see cref="Score"/>, however that ended.
    /// </summary>
    void DropScored()
    {
    }
}
