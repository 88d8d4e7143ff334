namespace Unroll.Text;

/// <summary>
/// The training of one model of a built-in task, for those who need more than the model's <c>Train</c> returns: how
/// fast it runs, what in the data looks like a mistake, checkpoints, and the last good model if it was cut short.
/// </summary>
public abstract class NetworkTraining
{
    private readonly IEncodingModel? _from;
    private WordVectors? _vectors;
    private int _texts;
    private int _devTexts;

    /// <exception cref="ArgumentException">The model is not one of the library's.</exception>
    private protected NetworkTraining(TrainingOptions? training, ITextModel? from)
    {
        Training = training ?? new TrainingOptions();
        _from = from as IEncodingModel;
        if (from is not null && _from is null)
            throw new ArgumentException(
                $"it is a {from.GetType().Name}, but a model of this library was expected", nameof(from));
    }

    /// <inheritdoc cref="TrainingLoop.Tokens"/>
    public long Tokens => Loop.Tokens;

    /// <inheritdoc cref="TrainingLoop.TrainingTime"/>
    public TimeSpan TrainingTime => Loop.TrainingTime;

    /// <inheritdoc cref="TrainingLoop.TokensPerSecond"/>
    public double TokensPerSecond => Loop.TokensPerSecond;

    /// <summary>How many words of the training data started from a vector of a file.</summary>
    public int WordsWithVectors { get; private set; }

    /// <summary>The model that training starts from; null if it starts from none.</summary>
    public ITextModel? From => _from;

    /// <summary>
    /// How many different words of the training data <see cref="From"/> knows; 0 without it. Those of a translator are
    /// the source's.
    /// </summary>
    public int WordsKnown { get; private set; }

    /// <summary>
    /// How many words the training data add to those of <see cref="From"/>; 0 without it. Those of a translator are
    /// the source's.
    /// </summary>
    public int WordsAdded { get; private set; }

    /// <summary>
    /// Likely mistakes in the data that do not prevent training, one sentence each: suspicious labels,
    /// and labels that only dev data have.
    /// </summary>
    public IReadOnlyList<string> Notices { get; private protected init; } = [];

    /// <inheritdoc cref="TrainingLoop.Epochs"/>
    public int Epochs => Loop.Epochs;

    /// <inheritdoc cref="TrainingLoop.KeptEpoch"/>
    public int KeptEpoch => Loop.KeptEpoch;

    /// <inheritdoc cref="TrainingLoop.KeptScores"/>
    public IScores? KeptScores => Loop.KeptScores;

    /// <inheritdoc cref="TrainingLoop.Step"/>
    public int Step => Loop.Step;

    /// <inheritdoc cref="TrainingLoop.StepsPerEpoch"/>
    public int StepsPerEpoch => Loop.StepsPerEpoch;

    /// <inheritdoc cref="TrainingLoop.IsComplete"/>
    public bool IsComplete => Loop.IsComplete;

    /// <summary>Whether there is a model that was learned.</summary>
    public bool IsLearned => Loop.IsLearned && IsPrepared;

    /// <summary>How the model is trained, with the epochs and the schedule that the amount of data asks for.</summary>
    public TrainingOptions Training { get; private set; }

    private protected TrainingLoop Loop { get; private set; } = null!; // each constructor ends with Start

    /// <inheritdoc cref="TrainingLoop.ResumeFrom(string)" path="/summary|/param"/>
    /// <exception cref="InvalidDataException">
    /// It belongs to another training, is not a checkpoint, or is broken; the message says which. Nothing is changed
    /// then.
    /// </exception>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="InvalidOperationException">This training has run already.</exception>
    public void ResumeFrom(string path) => Loop.ResumeFrom(path);

    /// <inheritdoc cref="TrainingLoop.ResumeFrom(Stream)"/>
    public void ResumeFrom(Stream stream) => Loop.ResumeFrom(stream);

    /// <inheritdoc cref="TrainingLoop.Run" path="/summary|/param"/>
    /// <exception cref="InvalidOperationException">It has run already.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written; the model is what was learned so far.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss was not finite; the model is that of the best epoch, if there is one.
    /// </exception>
    public void Run(
        Action<TrainingProgress>? progress = null,
        CheckpointOptions? checkpoints = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            Prepare(progress, cancellationToken);
            Loop.Run(progress, checkpoints, cancellationToken);
        }
        finally
        {
            Record(TrainingRecord.Of(Training, NetworkOptions, _texts, _devTexts, Loop, From));
        }
    }

    /// <summary>Trains what a task trains before the rest, unless it is cancelled.</summary>
    private protected virtual void Prepare(Action<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
    }

    /// <summary>Whether that is trained.</summary>
    private protected virtual bool IsPrepared => true;

    /// <summary>The options of the model.</summary>
    private protected abstract NetworkOptions NetworkOptions { get; }

    /// <summary>Stores in the model how it was trained.</summary>
    private protected abstract void Record(IReadOnlyDictionary<string, string> record);

    /// <summary>All examples, after checking that none is null and that the options of training fit.</summary>
    /// <param name="split">Holds out a part of the training examples, if there are no dev examples.</param>
    /// <exception cref="ArgumentException">An example is null, or an option is out of its range.</exception>
    private protected (T[] Train, T[] Dev) Examples<T>(
        IEnumerable<T> train, IEnumerable<T>? dev, Func<T[], double, ulong, (T[] Train, T[] HeldOut)> split)
    {
        var (all, ofDev) = (Given.All(train), Given.All(dev ?? [], nameof(dev)));
        Training.Validate(hasDev: true);
        if (dev is null && Training.ShareHeldOut(all.Length) is { } share)
            (all, ofDev) = split(all, share, Training.Seed);
        Training.Validate(ofDev.Length > 0);
        (_texts, _devTexts) = (all.Length, ofDev.Length);
        return (all, ofDev);
    }

    /// <summary>
    /// Reads the vectors that the options ask for, for the vocabulary's words and for as many more as there is room
    /// for, which are added to the vocabulary.
    /// </summary>
    /// <exception cref="InvalidDataException">The file has a line that is not a word and its numbers.</exception>
    private protected (T Options, Vocabulary Vocabulary) WithVectors<T>(T options, Vocabulary vocabulary)
        where T : NetworkOptions
    {
        if (options.Vectors is not { } file)
            return (options, vocabulary);
        _vectors = WordVectors.Read(
            file, vocabulary, (options.Vocabulary.MaximumSize ?? int.MaxValue) - vocabulary.Count, options.Folding);
        WordsWithVectors = _vectors.Found;
        NetworkOptions sized = options with { Embedding = _vectors.Size };
        return ((T)sized, _vectors.AddTo(vocabulary));
    }

    /// <summary>What the model that training starts from reads texts with; null if it starts from none.</summary>
    private protected TextEncoder? Encoder => _from?.Encoder;

    /// <summary>The options with what the model settles that training starts from.</summary>
    /// <param name="given">The options; null if none were given.</param>
    private protected T Settled<T>(T? given) where T : NetworkOptions, new() => _from is null ? given ?? new T()
        : (T)(given is null ? new T().StandardFrom(_from.Options) : given.StartingFrom(_from.Options));

    /// <summary>Lets embeddings start from the vectors that were read.</summary>
    /// <returns>
    /// Which words of the vocabulary have one, or are known to the model that training starts from: they need no text
    /// to be known.
    /// </returns>
    private protected bool[] CopyVectors(Parameter embeddings, Vocabulary vocabulary)
    {
        if (Encoder is { } from)
            return from.Knows(vocabulary);
        _vectors?.CopyTo(embeddings, vocabulary, Training.Seed);
        bool[] known = [.. vocabulary.Tokens.Select(token => _vectors?.Has(token) == true)];
        _vectors = null; // the vectors of a file take more memory than everything else
        return known;
    }

    /// <summary>Counts the words of the training data that the model knows from which training starts.</summary>
    /// <param name="texts">The data as ids.</param>
    /// <param name="vocabulary">The vocabulary that these are of.</param>
    /// <param name="known">Which of its entries the model knows.</param>
    private protected void CountWords(IEnumerable<int[]> texts, Vocabulary vocabulary, bool[] known)
    {
        if (Encoder is null)
            return;
        var special = vocabulary.Count - vocabulary.OwnTokens.Count();
        int[] words = [.. texts.SelectMany(ids => ids).Distinct().Where(id => id >= special)];
        WordsKnown = words.Count(id => known[id]);
        WordsAdded = words.Length - WordsKnown;
    }

    /// <summary>Prepares the training.</summary>
    private protected void Start(ITrainingTask task)
    {
        Loop = new TrainingLoop(_from is null ? task : new StartedTask(task, _from), Training);
        Training = Loop.Options;
    }
}

/// <inheritdoc/>
/// <typeparam name="TModel">The model.</typeparam>
public abstract class NetworkTraining<TModel> : NetworkTraining
{
    private protected NetworkTraining(TrainingOptions? training, ITextModel? from)
        : base(training, from)
    {
    }

    /// <summary>
    /// The model that was learned, from the moment <see cref="NetworkTraining.Run"/> ends, however it ends; null if
    /// nothing was learned.
    /// </summary>
    public TModel? Model => IsLearned ? Trained : default;

    /// <summary>The model, learned or not.</summary>
    private protected abstract TModel Trained { get; }
}
