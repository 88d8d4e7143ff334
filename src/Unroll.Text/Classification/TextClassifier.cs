namespace Unroll.Text;

/// <summary>
/// Tells which class a text belongs to. Made by <see cref="Train"/> or <see cref="Load"/>; from then on it does not change, and any number of threads may ask it.
/// </summary>
public sealed class TextClassifier
{
    /// <summary>Texts that are tokenised and sorted by length together.</summary>
    private const int Chunk = 512;

    /// <summary>Tokens that one pass takes at most, so that the memory does not grow with the texts; a longer text passes alone.</summary>
    private const int PassTokens = 2048;

    private readonly ITokenizer _tokenizer;
    private readonly string[] _labels;

    internal TextClassifier(TextClassifierOptions options, Vocabulary vocabulary, string[] labels, TextClassifierModel model)
    {
        (Options, Vocabulary, _labels, Model) = (options, vocabulary, labels, model);
        _tokenizer = Tokenizers.Named(options.Tokens);
    }

    /// <summary>What the classifier is made of.</summary>
    public TextClassifierOptions Options { get; }

    /// <summary>The tokens that it knows.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The classes, in ordinal order.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>The network.</summary>
    public TextClassifierModel Model { get; }

    /// <summary>
    /// Trains a classifier. With dev texts the epoch with the best accuracy on them is kept, otherwise the last. When cancelled, what was learned so far comes back: the best epoch where there
    /// are dev texts and one is done, otherwise the weights as they are.
    /// </summary>
    /// <param name="train">Texts to learn from, of two classes or more.</param>
    /// <param name="options">What the classifier is made of.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="dev">Texts to choose the best epoch by.</param>
    /// <param name="progress">Told how far training has come, on this thread.</param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <exception cref="ArgumentException">There is no text or only one class, or an option is out of its range.</exception>
    /// <exception cref="TrainingDivergedException">A loss was not finite. <see cref="TextClassifierTraining"/> still has the last good model.</exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    public static TextClassifier Train(
        IEnumerable<LabelledText> train,
        TextClassifierOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<LabelledText>? dev = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var run = new TextClassifierTraining(train, options, training, dev);
        run.Run(progress, cancellationToken);
        return run.Classifier ?? throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>How well labelled texts are classified. A label that the classifier does not know counts as a mistake.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ClassificationScores Evaluate(IEnumerable<LabelledText> texts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (correct, count) = (0, 0);
        foreach (var chunk in texts.Chunk(Chunk))
        {
            var labels = Classify([.. chunk.Select(text => Encode(text.Text))], cancellationToken);
            count += chunk.Length;
            for (var i = 0; i < chunk.Length; i++)
                correct += _labels[labels[i]] == chunk[i].Label ? 1 : 0;
        }
        return new ClassificationScores(correct, count);
    }

    /// <summary>Classifies a text. One without a token is taken as one unknown token.</summary>
    public Prediction Predict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Predict([text]).Single();
    }

    /// <summary>Classifies texts, each as it would be alone, but faster; they are asked for some hundred at a time.</summary>
    public IEnumerable<Prediction> Predict(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Chunk(Chunk).SelectMany(PredictChunk);
    }

    /// <summary>Writes the classifier to a <c>.safetensors</c> file: weights under PyTorch's names; configuration, vocabulary and labels in its metadata.</summary>
    /// <exception cref="IOException">The file cannot be written; what was there before is as it was.</exception>
    public void Save(string path) => TextClassifierFile.Save(path, this);

    /// <summary>Reads a classifier.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is not a text classifier's, is of a newer format, was cut short or changed; the message says which.</exception>
    public static TextClassifier Load(string path, params IEnumerable<CellKind> cells) => TextClassifierFile.Load(path, cells);

    internal int[] Encode(string text) => Vocabulary.Encode(_tokenizer.Tokenize(text));

    /// <summary>The most probable class of each text.</summary>
    internal int[] Classify(IReadOnlyList<int[]> texts, CancellationToken cancellationToken)
    {
        var classes = new int[texts.Count];
        foreach (var batch in Batches(texts))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var logits = Logits(texts, batch);
            for (var i = 0; i < batch.Length; i++)
                classes[batch[i]] = Largest(logits.Span.Slice(i * _labels.Length, _labels.Length));
        }
        return classes;
    }

    private Prediction[] PredictChunk(string[] texts)
    {
        int[][] encoded = [.. texts.Select(Encode)];
        var predictions = new Prediction[texts.Length];
        foreach (var batch in Batches(encoded))
        {
            var probabilities = Logits(encoded, batch).Softmax();
            for (var i = 0; i < batch.Length; i++)
                predictions[batch[i]] = Predicted(probabilities.Span.Slice(i * _labels.Length, _labels.Length));
        }
        return predictions;
    }

    private Prediction Predicted(ReadOnlySpan<float> probabilities)
    {
        (string Label, float Probability)[] all = [.. _labels.Zip(probabilities.ToArray()).OrderByDescending(entry => entry.Second)];
        return new Prediction(all[0].Label, all[0].Probability, all);
    }

    private Tensor Logits(IReadOnlyList<int[]> texts, int[] batch) =>
        Model.Forward(PackedTokens.Pack([.. batch.Select(i => texts[i])]));

    /// <summary>Texts of similar length, as many as a pass takes.</summary>
    private static IEnumerable<int[]> Batches(IReadOnlyList<int[]> texts)
    {
        var batch = new List<int>();
        var tokens = 0;
        foreach (var i in Enumerable.Range(0, texts.Count).OrderByDescending(i => texts[i].Length))
        {
            if (batch.Count > 0 && tokens + texts[i].Length > PassTokens)
            {
                yield return [.. batch];
                batch.Clear();
                tokens = 0;
            }
            batch.Add(i);
            tokens += texts[i].Length;
        }
        if (batch.Count > 0)
            yield return [.. batch];
    }

    private static int Largest(ReadOnlySpan<float> values)
    {
        var largest = 0;
        for (var i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
                largest = i;
        }
        return largest;
    }
}
