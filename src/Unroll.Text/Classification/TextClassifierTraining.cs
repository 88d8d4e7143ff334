namespace Unroll.Text;

/// <summary>
/// The training of one <see cref="TextClassifier"/>, for those who need what <see cref="TextClassifier.Train"/> leaves
/// out: how fast it ran, and the last good model if a loss that is not finite ended it.
/// </summary>
public sealed class TextClassifierTraining : NetworkTraining<TextClassifier>
{
    private readonly TextClassifier _classifier;

    /// <summary>Reads the texts, turns them into token ids, and makes a model with initial weights.</summary>
    /// <inheritdoc cref="TextClassifier.Train" path="/param"/>
    /// <exception cref="ArgumentException">
    /// There is no text or only one class, every text has a different label, a label is empty or holds a control
    /// character, no dev text has one of the classes, an option is out of its range, or training cannot start from
    /// <paramref name="from"/>: it is no model of the library, or, as an <see cref="OptionException"/>,
    /// <see cref="NetworkOptions.StartingFrom"/> refuses it.
    /// </exception>
    /// <exception cref="InvalidDataException">The file of word vectors has an invalid line.</exception>
    public TextClassifierTraining(
        IEnumerable<LabelledText> train,
        TextClassifierOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<LabelledText>? dev = null,
        ITextModel? from = null)
        : base(training ?? TextClassifierOptions.StandardTraining, from)
    {
        var (texts, devTexts) = Examples(train, dev, HeldOut.Split);
        options = Settled(options);
        options.Validate();
        if (Array.FindIndex(texts, text => CheckedText.LabelFault(text.Label) is not null) is >= 0 and var bad)
            throw new ArgumentException($"train[{bad}]: {CheckedText.LabelFault(texts[bad].Label)}", nameof(train));
        if (texts.Length == 0)
            throw new ArgumentException("there is no text to train on", nameof(train));
        var further = from as TextClassifier;
        string[] given = [.. texts.Select(text => text.Label).Distinct(StringComparer.Ordinal)];
        string[] labels = [.. given.Union(further?.Labels ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (labels.Length < 2)
            throw new ArgumentException(
                $"all {texts.Length} texts have the label '{labels[0]}', but two labels or more were expected: "
                + "there is nothing to tell apart", nameof(train));
        // Dev texts may have been held out from the same classes, and a few texts may train a classifier further.
        if (further?.Labels.Intersect(given).Any() != true && LabelDoubts.Fault([.. texts, .. devTexts]) is { } fault)
            throw new ArgumentException(fault, nameof(train));
        var unknown = new UnknownNames(label => Array.BinarySearch(labels, label, StringComparer.Ordinal) >= 0);
        foreach (var text in devTexts)
            unknown.Add(text.Label);
        Notices =
        [
            .. LabelDoubts.Find(texts, given), .. unknown.Notices("dev texts", "label"),
            .. ForgottenNames.Notices(further?.Labels.Except(given), "text", "label"),
        ];
        var toIds = options.ToIds;
        var tokens = texts.Select(text => toIds.Written(text.Text));
        options = options with { Bigrams = options.Bigrams ?? CharacterTokenizer.AreCharacters(tokens) };
        var vocabularies = TokenVocabularies.Build(options, tokens, Encoder?.Known);
        (options, var words) = WithVectors(options, vocabularies.Words);
        vocabularies = vocabularies with { Words = words };
        var model = new TextClassifierModel(options, vocabularies.Sizes, labels.Length, Training.Seed);
        var known = CopyVectors(model.Embeddings, words);
        StartFrom(further, model, vocabularies, labels);
        _classifier = new TextClassifier(options, vocabularies, labels, model);
        var (encoded, encodedDev) = (Encode(texts, labels), Encode(devTexts, labels));
        CountWords(encoded.Texts.Select(text => text.Words), words, known);
        if (devTexts.Length > 0 && encodedDev.Targets.All(target => target < 0))
            throw new ArgumentException("no dev text has a label that training knows: "
                + $"one has {Quoted.Cell(devTexts[0].Label)}, "
                + $"but labels such as {Quoted.Cell(labels[0])} were expected; "
                + "use texts of the same classes", nameof(dev));
        var classWeights = options.ClassWeights?.For(labels, encoded.Targets);
        if (options.NaiveBayes)
        {
            _classifier.NaiveBayes = FeatureCounter.Count(
                [.. encoded.Texts.Select(text => text.Words)], encoded.Targets, labels.Length, further?.NaiveBayes,
                StartingWeights.RowsOf(labels, further?.Labels ?? []));
            _classifier.NaiveBayes.SetPrior(encoded.Targets, classWeights);
            if (texts.Length <= TextClassifierOptions.MostToStartFromCounts && WordsWithVectors == 0 && from is null
                && options.InitialRange is null)
                StartFromCounts(model, encoded, labels.Length);
        }
        Start(new TextClassifierTask(
            _classifier, encoded, encodedDev, new RareTokens(encoded.Texts, vocabularies.Sizes, known),
            classWeights, Training.LabelSmoothing));
    }

    /// <summary>
    /// The options of the model; if word vectors determine the size of the embeddings, with that size.
    /// </summary>
    public TextClassifierOptions Options => _classifier.Options;

    /// <summary>
    /// How many training texts have more tokens than <see cref="TextClassifierOptions.MaximumTokens"/>, and are
    /// cut off there.
    /// </summary>
    public int TextsCut { get; private set; }

    private protected override NetworkOptions NetworkOptions => Options;

    private protected override TextClassifier Trained => _classifier;

    private protected override void Record(IReadOnlyDictionary<string, string> record) => _classifier.Training = record;

    private void StartFrom(
        TextClassifier? further, TextClassifierModel model, TokenVocabularies vocabularies, string[] labels)
    {
        var weights = Encoder?.Starting(further?.Model.NamedParameters() ?? Encoder.Weights, vocabularies);
        if (further is not null)
            weights!.AtNames("output", labels, further.Labels);
        weights?.CopyTo(model.NamedParameters());
    }

    private static void StartFromCounts(TextClassifierModel model, EncodedTexts train, int classes)
    {
        CountedEmbeddings.Start(model.Embeddings, train.Texts.Select(text => text.Words), train.Targets, classes);
        if (model.PairEmbeddings is { } pairs)
            CountedEmbeddings.Start(pairs, train.Texts.Select(text => text.Bigrams!), train.Targets, classes);
    }

    private EncodedTexts Encode(LabelledText[] texts, string[] labels)
    {
        var toIds = Options.ToIds;
        var spelled = new Dictionary<string, int[]>(StringComparer.Ordinal);
        TextsCut += texts.Count(text => toIds.IsCut(text.Text));
        return new(
            [.. texts.Select(text => _classifier.Encode(text.Text, spelled))],
            [.. texts.Select(text => text.Label)],
            [.. texts.Select(text => Math.Max(-1, Array.BinarySearch(labels, text.Label, StringComparer.Ordinal)))]);
    }
}
