using System.Runtime.CompilerServices;

namespace Unroll.Text;

/// <summary>
/// Translates a text into another language or form, token by token (sequence to sequence, Sutskever et al. 2014;
/// Bahdanau et al. 2015). Made by <see cref="Train"/> or <see cref="TextModels"/>; it never changes afterwards, and
/// any number of threads may use it.
/// </summary>
public sealed class Translator : IEncodingModel
{
    /// <summary>The most tokens of a text that are read, and that a training text may have on either side.</summary>
    public const int MaximumTokens = 1024;

    /// <summary>The most texts that are read and translated together.</summary>
    private const int Chunk = 2048;

    internal Translator(TranslatorOptions options, TranslatorVocabularies vocabularies, TranslatorModel model) =>
        (Options, Vocabularies, Model) = (options.Settled(), vocabularies, model);

    /// <summary>The options of the translator.</summary>
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

    TextEncoder IEncodingModel.Encoder =>
        new(new(Vocabularies.Source.Vocabulary, null, null, Options.Folding), Model.Encoder,
            Options.Tokens is { IsLearned: true } ? word => Vocabularies.Source.Encode(
                Vocabularies.Source.Tokens.Cut(word))[..^1] : null);

    internal int LengthRatio => Options.LengthRatio ?? 2;

    internal BleuTokens Bleu => Options.Bleu is { } name ? BleuTokens.Named(name) : BleuTokens.Mteval;

    /// <summary>
    /// Trains a translator. With dev pairs the epoch whose greedy translations have the best BLEU is kept, without them
    /// the last. If cancelled, what was learned so far is returned.
    /// </summary>
    /// <param name="train">Pairs to learn from.</param>
    /// <param name="options">The options of the translator.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="dev">Pairs to choose the best epoch by.</param>
    /// <param name="from">
    /// A model to start from, of any task: the new one reads texts as it does, by the same weights at first, and knows
    /// its tokens too. One of this task is trained further: the new one has all its weights, and its translations too.
    /// What those weights need is taken from its options, whatever the options here say; all of them are, if it is of
    /// this task and none are given here.
    /// </param>
    /// <param name="progress">
    /// Called with the progress of training, in order and on this thread; training waits for it.
    /// </param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <exception cref="ArgumentException">
    /// As for <see cref="TranslatorTraining(IEnumerable{SentencePair}, TranslatorOptions?, TrainingOptions?,
    /// IEnumerable{SentencePair}?, ITextModel?)"/>.
    /// </exception>
    /// <exception cref="InvalidDataException">The file of word vectors has an invalid line.</exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss was not finite. <see cref="TranslatorTraining"/> still has the last good model.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    public static Translator Train(
        IEnumerable<SentencePair> train,
        TranslatorOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<SentencePair>? dev = null,
        ITextModel? from = null,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var run = new TranslatorTraining(train, options, training, dev, from);
        run.Run(progress, cancellationToken: cancellationToken);
        return run.Model ?? throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>
    /// Translates a text. A text of only white space has an empty translation; of a text with more than
    /// <see cref="MaximumTokens"/> tokens only so many are read.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="options">The options of the search.</param>
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
    /// Translates texts with the same results as one by one, but faster; a few thousand texts are read at a time.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="options">The options of the search.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of its range, or, while results are read, a text is null.
    /// </exception>
    /// <exception cref="OperationCanceledException">While results are read: cancelled.</exception>
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
    /// The best translations of a text that were found, the best first; fewer if the search found no more.
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
    /// The best translations of each text, with the same results as one by one, but faster; a few thousand texts are
    /// read at a time.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="count">How many of each, from 1 to <see cref="DecodingOptions.Beam"/>.</param>
    /// <param name="options">How to search; if null, the beam is at least as wide as the count.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentException">
    /// The count or an option is out of its range, or, while results are read, a text is null.
    /// </exception>
    /// <exception cref="OperationCanceledException">While results are read: cancelled.</exception>
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

    /// <summary>Scores the translator on texts with translations.</summary>
    /// <param name="pairs">Texts with their right translations.</param>
    /// <param name="options">The options of the search.</param>
    /// <param name="bleu">The tokens of BLEU; null for those that training determined.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
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
    public void WarmUp() => FirstPredictions.Run(text => Predict(text), texts => _ = Predict(texts).Count());

    /// <inheritdoc/>
    public TextTrace Trace(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = SourceText.Read(text, Vocabularies.Source);
        var tokens = TextTrace.TokensOf(text, source.Tokens);
        return TextTrace.Of([.. tokens, Vocabulary.EndToken], Model.Trace(source.Ids), source.IsCut);
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public void Save(string path) => ModelFile.Save(path, this, TranslatorFile.Instance, TranslatorFile.Metadata(this));

    /// <inheritdoc/>
    public void Save(Stream stream) =>
        ModelFile.Save(stream, this, TranslatorFile.Instance, TranslatorFile.Metadata(this));

    /// <summary>Reads a translator.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <param name="tokens">Tokens from outside the library that it may use.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">
    /// A cell or tokenizer is a name alone, or called like one of the library's.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a translator's, is of a newer format, was cut short or changed; the message says which.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public static Translator Load(
        string path, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<Translator>(() => ModelFile.Open(path), TranslatorFile.Instance, cells, tokens);

    /// <summary>
    /// Reads a translator from a stream, from its position. The stream is left open after the last byte; it need not
    /// seek.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <inheritdoc cref="Load(string, IEnumerable{CellKind}?, IEnumerable{TokenKind}?)" path="/param[@name!='path']"/>
    /// <exception cref="ArgumentException">
    /// The stream cannot be read, or a cell or tokenizer is a name alone, or called like one of the library's.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The stream does not hold a translator, or one of a newer format, was cut short or changed; the message says
    /// which.
    /// </exception>
    public static Translator Load(
        Stream stream, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<Translator>(() => ModelFile.Open(stream), TranslatorFile.Instance, cells, tokens);

    private IEnumerable<IReadOnlyList<Translation>> Search(
        IEnumerable<string> texts, DecodingOptions options, int count, CancellationToken cancellationToken) =>
        texts.Chunk(Chunk).SelectMany(chunk => TranslatorDecoding.Run(this, chunk, options, count, cancellationToken));
}
