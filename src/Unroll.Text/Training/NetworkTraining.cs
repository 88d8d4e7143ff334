namespace Unroll.Text;

/// <summary>A training that is led by hand, whatever its task: how far it went and how fast.</summary>
public abstract class NetworkTraining
{
    private protected NetworkTraining()
    {
    }

    /// <summary>Real tokens, no padding, that training went over so far.</summary>
    public long Tokens => Loop.Tokens;

    /// <summary>The time of the training steps alone, without dev scores and reports.</summary>
    public TimeSpan TrainingTime => Loop.TrainingTime;

    /// <summary><see cref="Tokens"/> a second of <see cref="TrainingTime"/>.</summary>
    public double TokensPerSecond => EpochMeter.Rate(Tokens, TrainingTime);

    /// <summary>How many words of the training data began with a vector from a file.</summary>
    public int WordsWithVectors { get; private set; }

    /// <summary>
    /// What in the data looks like a mistake and does not hinder training, a sentence each: labels that are hardly
    /// meant, and those that dev data alone have.
    /// </summary>
    public IReadOnlyList<string> Notices { get; private protected init; } = [];

    /// <summary>Whether there is a model that was learned.</summary>
    public bool IsLearned => Loop.IsLearned;

    private protected abstract TrainingLoop Loop { get; }

    /// <summary>Trains. When cancelled it returns, and the model is what was learned so far.</summary>
    /// <param name="progress">Told how far training has come, in order: training waits for it, on this thread.</param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <exception cref="InvalidOperationException">It ran before.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss was not finite; the model is as after the last good epoch, where there is one.
    /// </exception>
    public void Run(Action<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            Loop.Run(progress, cancellationToken);
        }
        finally
        {
            Record();
        }
    }

    /// <summary>Tells the model how it was trained.</summary>
    private protected abstract void Record();

    /// <summary>
    /// The vectors that the options ask for, of the vocabulary's words and as many more as there is room for; null
    /// where they ask for none.
    /// </summary>
    /// <exception cref="InvalidDataException">The file has a line that is none of a word and its numbers.</exception>
    private protected WordVectors? ReadVectors(NetworkOptions options, Vocabulary vocabulary)
    {
        if (options.Vectors is not { } file)
            return null;
        var vectors = WordVectors.Read(
            file, vocabulary, (options.Vocabulary.MaximumSize ?? int.MaxValue) - vocabulary.Count, options.Folding);
        WordsWithVectors = vectors.Found;
        return vectors;
    }
}
