using System.Runtime.CompilerServices;

namespace Unroll.Text;

/// <summary>
/// Writes what a text says in another language or form, token by token (sequence to sequence, Sutskever et al. 2014;
/// Bahdanau et al. 2015). Made by <see cref="Train"/> or <see cref="TextModels"/>; from then on it does not change, and
/// any number of threads may ask it.
/// </summary>
public sealed class Translator : ITextModel
{
    /// <summary>Tokens of a text that are read, and that a training text may have on either side.</summary>
    public const int MaximumTokens = 1024;

    /// <summary>Texts that are asked for and answered together, at most.</summary>
    private const int Chunk = 2048;

    internal Translator(TranslatorOptions options, TranslatorVocabularies vocabularies, TranslatorModel model) =>
        (Options, Vocabularies, Model) = (options.Settled(), vocabularies, model);

    /// <summary>What the translator is made of.</summary>
    public TranslatorOptions Options { get; }

    /// <summary>The tokens that it reads.</summary>
    public Vocabulary SourceVocabulary => Vocabularies.Source.Vocabulary;

    /// <summary>The tokens that it writes.</summary>
    public Vocabulary TargetVocabulary => Vocabularies.Target.Vocabulary;

    string ITextModel.Task => TranslatorFile.Instance.Name;

    NetworkOptions ITextModel.Options => Options;

    IModule ITextModel.Model => Model;

    /// <inheritdoc cref="ITextModel.Model"/>
    public TranslatorModel Model { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Training { get; internal set; } = new Dictionary<string, string>();

    /// <summary>Whether a text has more tokens than are read.</summary>
    public bool IsCut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > MaximumTokens && SourceText.Read(text, Vocabularies.Source).IsCut;
    }

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
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a text's scores are not finite.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a text, and refused
    public Translation Predict(
        string text, DecodingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Predict([text], options, cancellationToken).Single();
    }

    /// <summary>
    /// Translates texts, each as it would be alone, but faster; they are asked for some thousand at a time.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="options">How translations are searched for.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or, while they are asked for, a text is null.
    /// </exception>
    /// <exception cref="OperationCanceledException">While they are asked for: cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a text's scores are not finite.
    /// </exception>
    public IEnumerable<Translation> Predict(
        IEnumerable<string> texts, DecodingOptions? options = null, CancellationToken cancellationToken = default)
    {
        var given = Given.Each(texts);
        options ??= new DecodingOptions();
        options.Validate(Options);
        return Search(given, options, count: 1, cancellationToken).Select(best => best[0]);
    }

    /// <summary>
    /// The best translations of a text that were found, the best first; fewer where the search found no more.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="count">How many, from 1 to <see cref="DecodingOptions.Beam"/>.</param>
    /// <param name="options">How to search; if null, the beam is at least as wide as the count.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">The count or an option is out of its range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a text's scores are not finite.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a text, and refused
    public IReadOnlyList<Translation> PredictBest(
        string text, int count, DecodingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PredictBest([text], count, options, cancellationToken).Single();
    }

    /// <summary>
    /// The best translations of each text, as they would be of it alone, but faster; texts are asked for some thousand
    /// at a time.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="count">How many of each, from 1 to <see cref="DecodingOptions.Beam"/>.</param>
    /// <param name="options">How to search; if null, the beam is at least as wide as the count.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">
    /// The count or an option is out of its range, or, while they are asked for, a text is null.
    /// </exception>
    /// <exception cref="OperationCanceledException">While they are asked for: cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a text's scores are not finite.
    /// </exception>
    public IEnumerable<IReadOnlyList<Translation>> PredictBest(
        IEnumerable<string> texts, int count, DecodingOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var given = Given.Each(texts);
        Given.Whole(count, 1, DecodingOptions.MaximumBeam);
        options ??= new DecodingOptions { Beam = Math.Max(count, new DecodingOptions().Beam) };
        options.Validate(Options);
        return Search(given, options, Given.Whole(count, 1, options.Beam), cancellationToken);
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
        options?.Validate(Options);
        var scored = given
            .Chunk(Chunk)
                .SelectMany(chunk => Predict(chunk.Select(pair => pair.Source), options, cancellationToken)
                .Zip(chunk, (translation, pair) => (translation.Text, pair.Target)));
        return new TranslationScores(scored, bleu ?? Bleu);
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public void Save(string path) => ModelFile.Save(path, this, TranslatorFile.Instance, TranslatorFile.Metadata(this));

    /// <inheritdoc/>
    public void Save(Stream stream) => ModelFile.Save(stream, this, TranslatorFile.Instance, TranslatorFile.Metadata(this));

    /// <summary>Reads a translator.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <param name="tokens">Tokens from outside the library that it may cut texts by.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a translator's, is of a newer format, was cut short or changed; the message says which.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public static Translator Load(
        string path, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<Translator>(() => ModelFile.Open(path), TranslatorFile.Instance, cells, tokens);

    /// <summary>
    /// Reads a translator from a stream, from where it stands. The stream is left open after its last byte; it need not seek.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <inheritdoc cref="Load(string, IEnumerable{CellKind}?, IEnumerable{TokenKind}?)" path="/param[@name!='path']"/>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The stream does not hold a translator, or one of a newer format, was cut short or changed; the message says which.
    /// </exception>
    public static Translator Load(
        Stream stream, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<Translator>(() => ModelFile.Open(stream), TranslatorFile.Instance, cells, tokens);

    private IEnumerable<IReadOnlyList<Translation>> Search(
        IEnumerable<string> texts, DecodingOptions options, int count, CancellationToken cancellationToken) =>
        texts.Chunk(Chunk).SelectMany(chunk => TranslatorDecoding.Run(this, chunk, options, count, cancellationToken));
}
