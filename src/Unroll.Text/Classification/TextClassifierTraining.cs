namespace Unroll.Text;

/// <summary>
/// The training of one <see cref="TextClassifier"/>, for who wants what <see cref="TextClassifier.Train"/> leaves out:
/// how fast it ran, and the last good model where it was cut short by a loss that is not finite.
/// </summary>
public sealed class TextClassifierTraining : NetworkTraining
{
    private readonly TrainingOptions _training;
    private readonly TextClassifierOptions _options;
    private readonly TextClassifier _classifier;
    private readonly Encoded _train;
    private readonly Encoded _dev;
    private readonly TrainingLoop _loop;

    /// <summary>Reads the texts, turns them into token ids, and makes a model with initial weights.</summary>
    /// <inheritdoc cref="TextClassifier.Train" path="/param"/>
    /// <exception cref="ArgumentException">
    /// There is no text or only one class, every text has a label of its own, a label is empty or holds a control
    /// character, no dev text is of one of the classes, or an option is out of its range.
    /// </exception>
    /// <exception cref="InvalidDataException">The file of word vectors has a line that is none.</exception>
    public TextClassifierTraining(
        IEnumerable<LabelledText> train,
        TextClassifierOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<LabelledText>? dev = null)
    {
        var texts = Given.All(train);
        var devTexts = Given.All(dev ?? [], nameof(dev));
        _options = options ?? new TextClassifierOptions();
        _options.Validate();
        _training = training ?? TextClassifierOptions.StandardTraining;
        _training.Validate(devTexts.Length > 0);
        if (Array.FindIndex(texts, text => CheckedText.LabelFault(text.Label) is not null) is >= 0 and var bad)
            throw new ArgumentException($"train[{bad}]: {CheckedText.LabelFault(texts[bad].Label)}", nameof(train));
        string[] labels = [.. texts.Select(text => text.Label).Distinct().Order(StringComparer.Ordinal)];
        if (labels.Length < 2)
        {
            throw new ArgumentException(
                texts.Length == 0 ? "there is no text to train on"
                    : $"all {texts.Length} texts have the label '{labels[0]}', but two labels or more were expected: "
                    + "there is nothing to tell apart", nameof(train));
        }
        // Dev texts may have been held out of the same classes.
        if (LabelDoubts.Fault([.. texts, .. devTexts]) is { } fault)
            throw new ArgumentException(fault, nameof(train));
        var unknown = new UnknownNames(label => Array.BinarySearch(labels, label, StringComparer.Ordinal) >= 0);
        foreach (var text in devTexts)
            unknown.Add(text.Label);
        Notices = [.. LabelDoubts.Of(texts, labels), .. unknown.Notices("dev texts", "label")];
        var toIds = _options.ToIds;
        var vocabulary = Vocabulary.Build(texts.SelectMany(text => toIds.Tokens(text.Text)), _options.Vocabulary);
        var vectors = ReadVectors(_options, vocabulary);
        if (vectors is not null)
            (_options, vocabulary) = (_options with { Embedding = vectors.Size }, vectors.AddTo(vocabulary));
        var model = new TextClassifierModel(_options, vocabulary.Count, labels.Length, _training.Seed);
        vectors?.CopyTo(model.Embeddings, vocabulary, _training.Seed);
        _classifier = new TextClassifier(_options, vocabulary, labels, model);
        _train = Encode(texts, labels);
        _dev = Encode(devTexts, labels);
        if (devTexts.Length > 0 && _dev.Targets.All(target => target < 0))
            throw new ArgumentException("no dev text has a label that training knows: "
                + $"one has {Quoted.Cell(devTexts[0].Label)}, "
                + $"but labels such as {Quoted.Cell(labels[0])} were expected; "
                + "use texts of the same classes", nameof(dev));
        _loop = new TrainingLoop(new Task(this), _training);
    }

    /// <summary>
    /// The model that was learned, from the moment <see cref="NetworkTraining.Run"/> ends, however it ends; null where
    /// that was before anything was learned.
    /// </summary>
    public TextClassifier? Classifier => _loop.IsLearned ? _classifier : null;

    /// <summary>
    /// What the model is made of; where word vectors settle the size of the embeddings, with that size.
    /// </summary>
    public TextClassifierOptions Options => _options;

    /// <summary>
    /// How many training texts have more tokens than <see cref="TextClassifierOptions.MaximumTokens"/>, and are read
    /// only so far.
    /// </summary>
    public int TextsCut { get; private set; }

    private protected override TrainingLoop Loop => _loop;

    private protected override void Record() =>
        _classifier.Training = TrainingRecord.Of(_training, _options, _train.Texts.Length, _dev.Texts.Length, _loop);

    private Encoded Encode(LabelledText[] texts, string[] labels)
    {
        var toIds = _options.ToIds;
        TextsCut += texts.Count(text => toIds.IsCut(text.Text));
        return new(
            [.. texts.Select(text => _classifier.Encode(text.Text))],
            [.. texts.Select(text => text.Label)],
            [.. texts.Select(text => Math.Max(-1, Array.BinarySearch(labels, text.Label, StringComparer.Ordinal)))]);
    }

    /// <summary>
    /// Texts as token ids, their labels, and those as classes: -1 where training knows no such class.
    /// </summary>
    private sealed record Encoded(int[][] Texts, string[] Labels, int[] Targets);

    private sealed class Task(TextClassifierTraining training) : ITrainingTask
    {
        private readonly LengthBuckets _buckets = LengthBuckets.Of(
            training._train.Texts.Select(text => text.Length), training._training);
        private readonly TrainingStep _step = new(training._classifier.Model, training._training);
        private readonly float[]? _weights = training._options.ClassWeights?.For(
            [.. training._classifier.Labels], training._train.Targets);

        public IModule Model => training._classifier.Model;

        public int Steps => _buckets.Count;

        public bool HasDev => training._dev.Texts.Length > 0;

        public IReadOnlyList<int[]> Batches(int epoch) => _buckets.Epoch(training._training.Seed, epoch);

        public (float Loss, float GradientNorm, int Targets, int Tokens) Take(int[] batch, float rateFactor)
        {
            var tokens = PackedTokens.Pack([.. batch.Select(i => training._train.Texts[i])]);
            int[] targets = [.. batch.Select(i => training._train.Targets[i])];
            var (loss, norm) = _step.Take(
                pass => CrossEntropy.Mean(
                    training._classifier.Model.Forward(tokens, pass), targets,
                    labelSmoothing: training._training.LabelSmoothing, classWeights: _weights), rateFactor);
            return (loss, norm, targets.Length, tokens.Ids.Length);
        }

        public IScores Score(CancellationToken cancellationToken)
        {
            try
            {
                var classes = training._classifier.Classify(training._dev.Texts, cancellationToken);
                return new ClassificationScores(
                    training._dev.Labels.Zip(
                    classes, (label, predicted) => (label, training._classifier.Labels[predicted])));
            }
            finally
            {
                training._classifier.Model.DropTable(); // the next step changes the weights that it is of
            }
        }
    }
}
