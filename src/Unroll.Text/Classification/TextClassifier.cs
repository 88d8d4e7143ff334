using System.Runtime.CompilerServices;

namespace Unroll.Text;

/// <summary>
/// Tells which class a text belongs to. Made by <see cref="Train"/> or <see cref="TextModels"/>; from then on it does not
/// change, and any number of threads may ask it.
/// </summary>
public sealed class TextClassifier : ITextModel
{
    /// <summary>Texts that are asked for and answered together, at most.</summary>
    private const int Chunk = 2048;

    /// <summary>
    /// Characters of the texts that are asked for together, more or less, so that long texts do not fill the memory.
    /// </summary>
    private const int ChunkCharacters = 1 << 20;

    private readonly TextToIds _toIds;
    private readonly string[] _labels;

    internal TextClassifier(
        TextClassifierOptions options, Vocabulary vocabulary, string[] labels, TextClassifierModel model)
    {
        (Options, Vocabulary, _labels, Model) = (options, vocabulary, labels, model);
        _toIds = options.ToIds;
    }

    /// <summary>What the classifier is made of.</summary>
    public TextClassifierOptions Options { get; }

    /// <summary>The tokens that it knows.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The classes, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => _labels;

    string ITextModel.Task => TextClassifierFile.Instance.Name;

    NetworkOptions ITextModel.Options => Options;

    IModule ITextModel.Model => Model;

    /// <inheritdoc cref="ITextModel.Model"/>
    public TextClassifierModel Model { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Training { get; internal set; } = new Dictionary<string, string>();

    /// <summary>
    /// Trains a classifier. With dev texts the epoch with the best accuracy on them is kept, otherwise the last. When
    /// cancelled, what was learned so far comes back: the best epoch where there are dev texts and one is done,
    /// otherwise the weights as they are.
    /// </summary>
    /// <param name="train">Texts to learn from, of two classes or more.</param>
    /// <param name="options">What the classifier is made of.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="dev">Texts to choose the best epoch by.</param>
    /// <param name="progress">Told how far training has come, in order: training waits for it, on this thread.</param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <exception cref="ArgumentException">
    /// There is no text or only one class, a label is empty or holds a control character, or an option is out of its
    /// range.
    /// </exception>
    /// <exception cref="InvalidDataException">The file of word vectors has a line that is none.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss or a dev text's score was not finite. <see cref="TextClassifierTraining"/> still has the last good model.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    public static TextClassifier Train(
        IEnumerable<LabelledText> train,
        TextClassifierOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<LabelledText>? dev = null,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var run = new TextClassifierTraining(train, options, training, dev);
        run.Run(progress, cancellationToken: cancellationToken);
        return run.Model ?? throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>
    /// How well labelled texts are classified. A label that the classifier does not know counts as a mistake.
    /// </summary>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a text's scores are not finite.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ClassificationScores Evaluate(IEnumerable<LabelledText> texts, CancellationToken cancellationToken = default)
    {
        var pairs = new List<(string, string)>();
        foreach (var chunk in Chunks(Given.Each(texts), text => text.Text.Length))
        {
            var classes = Classify(Encode([.. chunk.Select(text => text.Text)]), cancellationToken);
            pairs.AddRange(chunk.Zip(classes, (text, predicted) => (text.Label, _labels[predicted])));
        }
        return new ClassificationScores(pairs);
    }

    /// <summary>
    /// Classifies a text. One without a token is taken as one unknown token; of one with more than
    /// <see cref="TextClassifierOptions.MaximumTokens"/> so many are read.
    /// </summary>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that the text's scores are not finite.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a text, and refused
    public Prediction Predict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Predicted(Model.Forward(PackedTokens.PackOne(Encode(text))));
    }

    /// <summary>
    /// Classifies texts, each as it would be alone, but faster; they are asked for some thousand at a time.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">While they are asked for: a text is null.</exception>
    /// <exception cref="OperationCanceledException">While they are asked for: cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// While they are asked for: the weights are so large that a text's scores are not finite.
    /// </exception>
    public IEnumerable<Prediction> Predict(
        IEnumerable<string> texts, CancellationToken cancellationToken = default) =>
        Chunks(Given.Each(texts), text => text.Length)
            .SelectMany(chunk => PredictEncoded(Encode([.. chunk]), cancellationToken));

    /// <summary>Classifies a text and says which of its words spoke for the answer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that the text's scores are not finite.
    /// </exception>
    public Explanation Explain(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Explanation.Of(text, [.. _toIds.Cut(text)], this, cancellationToken);
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public void Save(string path) => ModelFile.Save(path, this, TextClassifierFile.Instance, TextClassifierFile.Metadata(this));

    /// <inheritdoc/>
    public void Save(Stream stream) => ModelFile.Save(stream, this, TextClassifierFile.Instance, TextClassifierFile.Metadata(this));

    /// <summary>Reads a classifier.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <param name="tokens">Tokens from outside the library that it may cut texts by.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a text classifier's, is of a newer format, was cut short or changed; the message says which.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public static TextClassifier Load(
        string path, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<TextClassifier>(() => ModelFile.Open(path), TextClassifierFile.Instance, cells, tokens);

    /// <summary>
    /// Reads a classifier from a stream, from where it stands. The stream is left open after its last byte; it need not seek.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <inheritdoc cref="Load(string, IEnumerable{CellKind}?, IEnumerable{TokenKind}?)" path="/param[@name!='path']"/>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The stream does not hold a classifier, or one of a newer format, was cut short or changed; the message says which.
    /// </exception>
    public static TextClassifier Load(
        Stream stream, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<TextClassifier>(() => ModelFile.Open(stream), TextClassifierFile.Instance, cells, tokens);

    internal int[] Encode(string text) => _toIds.Encode(text, Vocabulary);

    /// <summary>The most probable class of each text.</summary>
    /// <exception cref="NotFiniteNumberException">A score is not finite.</exception>
    internal int[] Classify(IReadOnlyList<int[]> texts, CancellationToken cancellationToken)
    {
        var classes = new int[texts.Count];
        ClassifierPasses.Run(Model, texts, (batch, logits) =>
        {
            for (var i = 0; i < batch.Length; i++)
                classes[batch[i]] = FiniteScores.Largest(logits.Span.Slice(i * _labels.Length, _labels.Length));
        }, cancellationToken);
        return classes;
    }

    /// <summary>The predictions for texts that are token ids already.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal Prediction[] PredictEncoded(IReadOnlyList<int[]> texts, CancellationToken cancellationToken)
    {
        var predictions = new Prediction[texts.Count];
        ClassifierPasses.Run(Model, texts, (batch, logits) =>
        {
            for (var i = 0; i < batch.Length; i++)
                predictions[batch[i]] = Prediction.FromLogits(logits.Span.Slice(i * _labels.Length, _labels.Length), _labels);
        }, cancellationToken);
        return predictions;
    }

    /// <summary>The prediction for one text, of which the model gave the logits.</summary>
    internal Prediction Predicted(Tensor logits) => Prediction.FromLogits(logits.Span, _labels);

    private int[][] Encode(string[] texts)
    {
        const int Each = 64;
        var encoded = new int[texts.Length][];
        Workers.For((texts.Length + Each - 1) / Each, (this, texts, encoded), static (block, s) =>
        {
            for (var i = block * Each; i < Math.Min(s.texts.Length, (block + 1) * Each); i++)
                s.encoded[i] = s.Item1.Encode(s.texts[i]);
        });
        return encoded;
    }

    private static IEnumerable<List<T>> Chunks<T>(IEnumerable<T> texts, Func<T, int> length)
    {
        var chunk = new List<T>();
        var characters = 0L;
        foreach (var text in texts)
        {
            chunk.Add(text);
            characters += length(text);
            if (chunk.Count < Chunk && characters < ChunkCharacters)
                continue;
            yield return chunk;
            (chunk, characters) = ([], 0);
        }
        if (chunk.Count > 0)
            yield return chunk;
    }
}
