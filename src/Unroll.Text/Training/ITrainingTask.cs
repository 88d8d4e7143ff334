namespace Unroll.Text;

/// <summary>
/// What is trained, and on what: all that a <see cref="TrainingLoop"/> needs from a task. Batches, steps, the best
/// epoch, averages, checkpoints and reports are the loop's work.
/// </summary>
/// <remarks>
/// Everything is called on the thread that calls <see cref="TrainingLoop.Run"/>, one call after the other;
/// <see cref="Model"/>, <see cref="Lengths"/> and <see cref="HasDev"/> must not change while a loop exists.
/// For a training to be resumed to the same bytes, <see cref="Loss"/> must depend on nothing but the weights, the batch
/// and the pass, whose draws are repeatable.
/// </remarks>
public interface ITrainingTask
{
    /// <summary>What is trained: all parameters that a loss depends on.</summary>
    IModule Model { get; }

    /// <summary>
    /// How much each training example holds, such as tokens, 1 or more: batches are made of examples of similar length.
    /// </summary>
    IReadOnlyList<int> Lengths { get; }

    /// <summary>Whether there are dev data to score.</summary>
    bool HasDev => false;

    /// <summary>
    /// Names and values that distinguish this training from others, besides its options and lengths: the model's
    /// options, a digest of the data. Each name comes once, and is none of an option or of the loop's own. A checkpoint
    /// is resumed only if they are the same. Read once, before a run that writes checkpoints, or when a checkpoint is
    /// read.
    /// </summary>
    IEnumerable<KeyValuePair<string, string>> Identity => [];

    /// <summary>The loss of a batch with the weights as they are. Called once for each step.</summary>
    /// <param name="batch">Which training examples, as indices of <see cref="Lengths"/>.</param>
    /// <param name="pass">Records operations for gradients, and supplies dropout with draws.</param>
    BatchLoss Loss(IReadOnlyList<int> batch, TrainingPass pass);

    /// <summary>
    /// The scores on the dev data with the weights as they are, which are the mean of several epochs' if requested.
    /// Called at the end of each epoch, if there are dev data.
    /// </summary>
    /// <exception cref="OperationCanceledException">
    /// Cancelled: training ends, and a resumed one scores again.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">The weights do not give finite numbers: training ends.</exception>
    IScores Score(CancellationToken cancellationToken) =>
        throw new NotSupportedException("there are dev data, but the task does not score them; implement Score");

    /// <summary>
    /// Drops what <see cref="Score"/> computed from the weights, as the next step changes them. Called after each
    /// <see cref="Score"/>, however that ended.
    /// </summary>
    void DropScored()
    {
    }
}
