using System.Runtime.CompilerServices;

namespace Unroll.Text;

/// <summary>
/// Predicts which class a text belongs to. Made by <see cref="Train"/> or <see cref="TextModels"/>. It never changes
/// afterwards, and any number of threads may use it.
/// </summary>
public sealed class TextClassifier : IEncodingModel
{
    /// <summary>The most texts that are read and classified together.</summary>
    private const int Chunk = 2048;

    /// <summary>
    /// Approximate characters of the texts that are read together, so that long texts do not fill the memory.
    /// </summary>
    private const int ChunkCharacters = 1 << 20;

    private readonly TextToIds _toIds;
    private readonly string[] _labels;

    internal TextClassifier(
        TextClassifierOptions options, TokenVocabularies vocabularies, string[] labels, TextClassifierModel model)
    {
        (Options, Vocabularies, _labels, Model) = (options, vocabularies, labels, model);
        _toIds = options.ToIds;
    }

    /// <summary>The options of the classifier.</summary>
    public TextClassifierOptions Options { get; }

    /// <summary>The tokens that it knows.</summary>
    public Vocabulary Vocabulary => Vocabularies.Words;

    /// <summary>The classes, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => _labels;

    string ITextModel.Task => TextClassifierFile.Instance.Name;

    NetworkOptions ITextModel.Options => Options;

    IModule ITextModel.Model => new ClassifierWeights(Model, NaiveBayes);

    /// <inheritdoc cref="ITextModel.Model"/>
    public TextClassifierModel Model { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Training { get; internal set; } = new Dictionary<string, string>();

    /// <summary>
    /// Trains a classifier. With dev texts the epoch with the best accuracy on them is kept, otherwise the last. If
    /// cancelled, what was learned so far is returned: the best epoch if there are dev texts and an epoch is done,
    /// otherwise the weights as they are.
    /// </summary>
    /// <param name="train">Texts to learn from, of two classes or more.</param>
    /// <param name="options">The options of the classifier.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="dev">Texts to choose the best epoch by.</param>
    /// <param name="from">
    /// A model to start from, of any task: the new one reads texts as it does, by the same weights at first, and knows
    /// its tokens too. One of this task is trained further: the new one has all its weights, and its classes too.
    /// What those weights need is taken from its options, whatever the options here say; all of them are, if it is of
    /// this task and none are given here.
    /// </param>
    /// <param name="progress">
    /// Called with the progress of training, in order and on this thread; training waits for it.
    /// </param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <exception cref="ArgumentException">
    /// As for <see cref="TextClassifierTraining(IEnumerable{LabelledText}, TextClassifierOptions?, TrainingOptions?,
    /// IEnumerable{LabelledText}?, ITextModel?)"/>.
    /// </exception>
    /// <exception cref="InvalidDataException">The file of word vectors has an invalid line.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss or a dev text's score was not finite. <see cref="TextClassifierTraining"/> still has the last good model.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    public static TextClassifier Train(
        IEnumerable<LabelledText> train,
        TextClassifierOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<LabelledText>? dev = null,
        ITextModel? from = null,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var run = new TextClassifierTraining(train, options, training, dev, from);
        run.Run(progress, cancellationToken: cancellationToken);
        return run.Model ?? throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>
    /// Scores the classifier on labelled texts. A label that the classifier does not know counts as a mistake.
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
            var encoded = Encode([.. chunk.Select(text => text.Text)]);
            var classes = new int[encoded.Length];
            Run(encoded, (text, scores) => classes[text] = Classified(encoded[text], scores), cancellationToken);
            pairs.AddRange(chunk.Zip(classes, (text, predicted) => (text.Label, _labels[predicted])));
        }
        return new ClassificationScores(pairs);
    }

    /// <summary>
    /// Classifies a text. A text without a token is read as one unknown token; a longer one than
    /// <see cref="TextClassifierOptions.MaximumTokens"/> is cut off there.
    /// </summary>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that the text's scores are not finite.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a text, and refused
    public Prediction Predict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var encoded = Encode(text);
        return Predicted(encoded, Model.Forward(TokenBatch.PackOne(encoded)).Span);
    }

    /// <summary>
    /// Classifies texts with the same results as one by one, but faster; a few thousand texts are read at a time.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentException">While results are read: a text is null.</exception>
    /// <exception cref="OperationCanceledException">While results are read: cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// While results are read: the weights are so large that a text's scores are not finite.
    /// </exception>
    public IEnumerable<Prediction> Predict(
        IEnumerable<string> texts, CancellationToken cancellationToken = default) =>
        Chunks(Given.Each(texts), text => text.Length)
            .SelectMany(chunk => PredictEncoded(Encode([.. chunk]), cancellationToken));

    /// <summary>Classifies a text and says which of its words support the answer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
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
    public void WarmUp() => FirstPredictions.Run(text => Predict(text), texts => _ = Predict(texts).Count());

    /// <inheritdoc/>
    public TextTrace Trace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = TextTrace.TokensOf(text, _toIds.Written(text));
        return TextTrace.Of(tokens, Model.Trace(TokenBatch.PackOne(Encode(text))), _toIds.IsCut(text));
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public void Save(string path) =>
        ModelFile.Save(path, this, TextClassifierFile.Instance, TextClassifierFile.Metadata(this));

    /// <inheritdoc/>
    public void Save(Stream stream) =>
        ModelFile.Save(stream, this, TextClassifierFile.Instance, TextClassifierFile.Metadata(this));

    /// <summary>Reads a classifier.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <param name="tokens">Tokenizers from outside the library that it may use.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">
    /// A cell or tokenizer is a name alone, or called like one of the library's.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a text classifier's, is of a newer format, was cut short or changed; the message says which.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public static TextClassifier Load(
        string path, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<TextClassifier>(() => ModelFile.Open(path), TextClassifierFile.Instance, cells, tokens);

    /// <summary>
    /// Reads a classifier from a stream, from its position. The stream is left open after the last byte; it need not
    /// seek.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <inheritdoc cref="Load(string, IEnumerable{CellKind}?, IEnumerable{TokenKind}?)" path="/param[@name!='path']"/>
    /// <exception cref="ArgumentException">
    /// The stream cannot be read, or a cell or tokenizer is a name alone, or called like one of the library's.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The stream does not hold a classifier, or one of a newer format, was cut short or changed; the message says
    /// which.
    /// </exception>
    public static TextClassifier Load(
        Stream stream, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<TextClassifier>(() => ModelFile.Open(stream), TextClassifierFile.Instance, cells, tokens);

    internal TokenVocabularies Vocabularies { get; }

    /// <summary>Naive Bayes, which votes with the network; null if it does not.</summary>
    internal NaiveBayesVote? NaiveBayes { get; set; }

    TextEncoder IEncodingModel.Encoder => new(Vocabularies, Model.Encoder);

    /// <summary>A text as ids; one without a token is one unknown token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="spelled">As in <see cref="TokenVocabularies.Encode"/>.</param>
    internal EncodedTokens Encode(string text, Dictionary<string, int[]>? spelled = null) =>
        Vocabularies.AreWordsAlone ? new(_toIds.Encode(text, Vocabulary))
        : Encode(_toIds.Written(text), spelled);

    /// <summary>The same for a text's tokens.</summary>
    internal EncodedTokens Encode(IReadOnlyList<string> tokens, Dictionary<string, int[]>? spelled = null) =>
        Vocabularies.Encode(tokens.Count > 0 ? tokens : [Text.Vocabulary.UnknownToken], spelled);

    /// <summary>The network's scores of the classes for each text, one text after the other.</summary>
    /// <exception cref="NotFiniteNumberException">A score is not finite.</exception>
    internal float[] NetworkScores(IReadOnlyList<EncodedTokens> texts, CancellationToken cancellationToken)
    {
        var all = new float[texts.Count * _labels.Length];
        Run(texts, (text, scores) =>
        {
            FiniteScores.Check(scores);
            scores.CopyTo(all.AsSpan(text * _labels.Length));
        }, cancellationToken);
        return all;
    }

    /// <summary>The predictions for texts that are already token ids.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal Prediction[] PredictEncoded(IReadOnlyList<EncodedTokens> texts, CancellationToken cancellationToken)
    {
        var predictions = new Prediction[texts.Count];
        Run(texts, (text, scores) => predictions[text] = Predicted(texts[text], scores), cancellationToken);
        return predictions;
    }

    /// <summary>The most probable class of a text, from the network's scores.</summary>
    /// <exception cref="NotFiniteNumberException">A score is not finite.</exception>
    internal int Classified(EncodedTokens text, ReadOnlySpan<float> network) =>
        FiniteScores.Largest(Voted(text, network));

    /// <summary>The prediction for a text from the network's scores.</summary>
    internal Prediction Predicted(EncodedTokens text, ReadOnlySpan<float> network) =>
        Prediction.FromLogits(Voted(text, network), _labels);

    private ReadOnlySpan<float> Voted(EncodedTokens text, ReadOnlySpan<float> network) =>
        NaiveBayes is null ? network : NaiveBayes.Vote(text.Words, network);

    /// <param name="take">Called with a text's index and the network's scores; from several threads.</param>
    private void Run(
        IReadOnlyList<EncodedTokens> texts, Action<int, ReadOnlySpan<float>> take,
        CancellationToken cancellationToken) =>
        ClassifierPasses.Run(Model, texts, (batch, logits) =>
        {
            for (var i = 0; i < batch.Length; i++)
                take(batch[i], logits.Span.Slice(i * _labels.Length, _labels.Length));
        }, cancellationToken);

    private EncodedTokens[] Encode(string[] texts)
    {
        const int Each = 64;
        var encoded = new EncodedTokens[texts.Length];
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
