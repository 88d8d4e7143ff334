namespace Unroll.Text;

/// <summary>
/// Writes what a text says in another language or form, token by token (sequence to sequence, Sutskever et al. 2014;
/// Bahdanau et al. 2015). Made by <see cref="Train"/> or <see cref="Load"/>; from then on it does not change, and any
/// number of threads may ask it.
/// </summary>
public sealed class Translator
{
    /// <summary>Tokens of a text that are read, and that a training text may have on either side.</summary>
    public const int MaximumTokens = 1024;

    /// <summary>Texts that are asked for and answered together, at most.</summary>
    private const int Chunk = 2048;

    internal Translator(TranslatorOptions options, TranslatorVocabularies vocabularies, TranslatorModel model) =>
        (Options, Vocabularies, Model) = (options, vocabularies, model);

    /// <summary>What the translator is made of.</summary>
    public TranslatorOptions Options { get; }

    /// <summary>The tokens that it reads.</summary>
    public Vocabulary SourceVocabulary => Vocabularies.Source.Vocabulary;

    /// <summary>The tokens that it writes.</summary>
    public Vocabulary TargetVocabulary => Vocabularies.Target.Vocabulary;

    /// <summary>The network.</summary>
    public TranslatorModel Model { get; }

    /// <summary>How it was trained, by name: settings, epochs, dev scores. Empty where that is not known.</summary>
    public IReadOnlyDictionary<string, string> Training { get; internal set; } = new Dictionary<string, string>();

    internal TranslatorVocabularies Vocabularies { get; }

    internal int LengthRatio => Options.LengthRatio ?? 2;

    internal BleuTokens Bleu => Options.Bleu is { } name ? BleuTokens.Named(name) : BleuTokens.Mteval;

    /// <summary>
    /// Trains a translator. With dev pairs the epoch whose greedy translations have the best BLEU is kept, without them
    /// the last. When cancelled, what was learned so far comes back.
    /// </summary>
    /// <param name="train">Pairs to learn from.</param>
    /// <param name="options">What the translator is made of.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="dev">Pairs to choose the best epoch by.</param>
    /// <param name="progress">Told how far training has come, in order: training waits for it, on this thread.</param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <exception cref="ArgumentException">
    /// As of <see cref="TranslatorTraining(IEnumerable{SentencePair}, TranslatorOptions?, TrainingOptions?,
    /// IEnumerable{SentencePair}?)"/>.
    /// </exception>
    /// <exception cref="InvalidDataException">The file of word vectors has a line that is none.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss was not finite. <see cref="TranslatorTraining"/> still has the last good model.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    public static Translator Train(
        IEnumerable<SentencePair> train,
        TranslatorOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<SentencePair>? dev = null,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var run = new TranslatorTraining(train, options, training, dev);
        run.Run(progress, cancellationToken: cancellationToken);
        return run.Model ?? throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>
    /// Translates a text. One of white space alone has the empty translation; of one with more than
    /// <see cref="MaximumTokens"/> tokens the first are read.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="options">How the translation is searched for.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a text's scores are not finite.
    /// </exception>
    public Translation Translate(string text, DecodingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Best([text], options).Single()[0];
    }

    /// <summary>
    /// Translates texts, each as it would be alone, but faster; they are asked for some thousand at a time.
    /// </summary>
    /// <inheritdoc cref="Best"/>
    public IEnumerable<Translation> TranslateAll(
        IEnumerable<string> texts, DecodingOptions? options = null, CancellationToken cancellationToken = default) =>
        Best(texts, options, cancellationToken).Select(best => best[0]);

    /// <summary>
    /// The best translations of each text that were found, the best first: <see cref="DecodingOptions.NBest"/> of them,
    /// or fewer where the search found no more.
    /// </summary>
    /// <param name="texts">The texts; they are asked for some thousand at a time.</param>
    /// <param name="options">How translations are searched for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or, while they are asked for, a text is null.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a text's scores are not finite.
    /// </exception>
    public IEnumerable<IReadOnlyList<Translation>> Best(
        IEnumerable<string> texts, DecodingOptions? options = null, CancellationToken cancellationToken = default)
    {
        var given = Given.Each(texts);
        options ??= new DecodingOptions();
        options.Validate();
        return given
            .Chunk(Chunk)
            .SelectMany(chunk => TranslatorDecoding.Run(this, chunk, options, cancellationToken));
    }

    /// <summary>How well texts are translated.</summary>
    /// <param name="pairs">Texts with their right translations.</param>
    /// <param name="options">How translations are searched for.</param>
    /// <param name="bleu">What BLEU counts as words; what the training settled on if null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or a pair is null.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a text's scores are not finite.
    /// </exception>
    public TranslationScores Evaluate(
        IEnumerable<SentencePair> pairs, DecodingOptions? options = null, BleuTokens? bleu = null,
        CancellationToken cancellationToken = default)
    {
        var given = Given.Each(pairs);
        options?.Validate();
        var scored = given
            .Chunk(Chunk)
                .SelectMany(chunk => TranslateAll(chunk.Select(pair => pair.Source), options, cancellationToken)
                .Zip(chunk, (translation, pair) => (translation.Text, pair.Target)));
        return new TranslationScores(scored, bleu ?? Bleu);
    }

    /// <summary>
    /// Writes the translator to a <c>.safetensors</c> file: weights under PyTorch's names; configuration, vocabularies
    /// and subwords in its metadata.
    /// </summary>
    /// <remarks>
    /// A file that is written over keeps its mode, and a symbolic link leads to the new one. What could not be loaded
    /// again is not written.
    /// </remarks>
    /// <exception cref="NotFiniteNumberException">A weight is not finite; nothing is written.</exception>
    /// <exception cref="InvalidOperationException">The file could not be loaded again; nothing is written.</exception>
    /// <exception cref="IOException">The file cannot be written; what was there before is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void Save(string path) => TranslatorFile.Save(path, this);

    /// <summary>Reads a translator.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a translator's, is of a newer format, was cut short or changed; the message says which.
    /// </exception>
    public static Translator Load(string path, params IEnumerable<CellKind> cells) =>
        TranslatorFile.Load(path, Given.All(cells));
}
