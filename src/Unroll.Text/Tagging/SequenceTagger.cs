using System.Runtime.CompilerServices;

namespace Unroll.Text;

/// <summary>
/// Gives every token of a sentence a tag: its part of speech, whether it belongs to a name, or its position in a word.
/// Made by <see cref="Train"/> or <see cref="TextModels"/>; it never changes afterwards, and any number of threads may
/// use it.
/// </summary>
public sealed partial class SequenceTagger : IEncodingModel
{
    /// <summary>
    /// The most tokens that are read as one sequence; a longer sentence is tagged in pieces, which bounds memory.
    /// </summary>
    public const int MaximumTokens = 8192;

    /// <summary>The most sentences that are read and tagged together.</summary>
    private const int Chunk = 2048;

    internal SequenceTagger(
        SequenceTaggerOptions options, TokenVocabularies vocabularies, TagSet tags,
        IReadOnlySet<string>? trainingWords, SequenceTaggerModel model, LearnedCut? cut) =>
        (Options, Vocabularies, TagSet, TrainingWords, Model, LearnedCut, Cut) = (
            options, vocabularies, tags, trainingWords, model, cut,
            cut is null ? new TokenizerCut(options.Tokens!.Tokenizer) : cut);

    /// <summary>The options of the tagger.</summary>
    public SequenceTaggerOptions Options { get; }

    /// <summary>The scheme of its tags.</summary>
    public TagScheme Scheme => TagSet.Scheme;

    /// <summary>
    /// The tags that the network chooses from: those of training, or those of <see cref="TagScheme.Bioes"/> instead
    /// if they make spans.
    /// </summary>
    public IReadOnlyList<string> Tags => TagSet.Tags;

    /// <summary>The tokens that it knows.</summary>
    public Vocabulary Vocabulary => Vocabularies.Words;

    /// <summary>
    /// The words of the training text, if it learned to split text into words: what scores call known.
    /// </summary>
    public IReadOnlySet<string>? TrainingWords { get; }

    string ITextModel.Task => SequenceTaggerFile.Instance.Name;

    NetworkOptions ITextModel.Options => Options;

    IModule ITextModel.Model => new TaggerWeights(Model, LearnedCut?.Network);

    /// <inheritdoc cref="ITextModel.Model"/>
    public SequenceTaggerModel Model { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Training { get; internal set; } = new Dictionary<string, string>();

    /// <summary>Whether it knows a tag, as its corpus writes it.</summary>
    /// <exception cref="ArgumentException">The tags have a scheme, and this one does not belong to it.</exception>
    public bool Knows(string tag) => TagSet.Knows(Given.Value(tag));

    internal TokenVocabularies Vocabularies { get; }

    TextEncoder IEncodingModel.Encoder => new(Vocabularies, Model.Encoder);

    internal TagSet TagSet { get; }

    /// <summary>How it cuts raw texts.</summary>
    internal ITextCut Cut { get; }

    /// <summary>The same, if it was learned.</summary>
    internal LearnedCut? LearnedCut { get; }

    /// <summary>
    /// Trains a tagger. With dev sentences the epoch with the best score on them is kept (F1 if tags make spans,
    /// accuracy otherwise), without them the last. If cancelled, what was learned so far is returned.
    /// </summary>
    /// <param name="train">Sentences to learn from.</param>
    /// <param name="options">The options of the tagger.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="dev">Sentences to choose the best epoch by.</param>
    /// <param name="from">
    /// A model to start from, of any task: the new one reads texts as it does, by the same weights at first, and knows
    /// its tokens too. One of this task is trained further: the new one has all its weights, and its tags too.
    /// What those weights need is taken from its options, whatever the options here say; all of them are, if it is of
    /// this task and none are given here.
    /// </param>
    /// <param name="progress">
    /// Called with the progress of training, in order and on this thread; training waits for it.
    /// </param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <exception cref="ArgumentException">
    /// As for <see cref="SequenceTaggerTraining(IEnumerable{TaggedSentence}, SequenceTaggerOptions?, TrainingOptions?,
    /// IEnumerable{TaggedSentence}?, ITextModel?)"/>.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// Tags are of several schemes, or the file of word vectors has an invalid line.
    /// </exception>
    /// <exception cref="TrainingDivergedException">
    /// A loss was not finite. <see cref="SequenceTaggerTraining"/> still has the last good model.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled before the first step.</exception>
    public static SequenceTagger Train(
        IEnumerable<TaggedSentence> train,
        SequenceTaggerOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<TaggedSentence>? dev = null,
        ITextModel? from = null,
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var run = new SequenceTaggerTraining(train, options, training, dev, from);
        run.Run(progress, cancellationToken: cancellationToken);
        return run.Model ?? throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>
    /// Tags a sentence that is already split into tokens. An empty one stays empty; one with more than
    /// <see cref="MaximumTokens"/> is tagged in pieces.
    /// </summary>
    /// <exception cref="ArgumentException">A token is null or empty.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a sentence, and refused
    public TaggedSentence Tag(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return TagChunk([tokens], CancellationToken.None)[0];
    }

    /// <summary>
    /// Tags sentences with the same results as one by one, but faster; a few thousand sentences are read at a time.
    /// </summary>
    /// <param name="sentences">The tokens of each.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentException">
    /// While results are read: a sentence is null, or a token is null or empty.
    /// </exception>
    /// <exception cref="OperationCanceledException">While results are read: cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public IEnumerable<TaggedSentence> Tag(
        IEnumerable<IReadOnlyList<string>> sentences, CancellationToken cancellationToken = default) =>
        Given.Each(sentences).Chunk(Chunk).SelectMany(chunk => TagChunk(chunk, cancellationToken));

    /// <summary>
    /// The most probable sequences of tags of a sentence that is already split into tokens, the most probable first;
    /// fewer if there are not so many.
    /// </summary>
    /// <param name="tokens">A sentence of 1 to <see cref="MaximumTokens"/> tokens.</param>
    /// <param name="count">How many, 1 or more; at most as many as <see cref="LinearChainCrf.Best"/> allows.</param>
    /// <exception cref="InvalidOperationException">The tagger's head is not a CRF.</exception>
    /// <exception cref="ArgumentException">
    /// The sentence or the count is out of its range, or a token is null or empty.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public IReadOnlyList<TagSequence> TagBest(IReadOnlyList<string> tokens, int count)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return BestTags.Find(this, tokens, count);
    }

    /// <summary>
    /// Scores the tagger on tagged sentences. If tags make spans, the gold tags are read as conlleval reads them
    /// and written in the tagger's scheme, so that neither another scheme nor a broken sequence makes
    /// tokens of right spans wrong. A tag that the tagger does not know counts as a mistake.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The tagger's tags have a scheme, and a tag does not belong to it; the message says in which sentence.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public TaggingScores Evaluate(IEnumerable<TaggedSentence> sentences, CancellationToken cancellationToken = default)
    {
        var pairs = Given.Each(sentences)
            .Select((sentence, i) =>
                TagSet.InOwnScheme(SchemeCheck.Checked(sentence, i, Scheme, TagSet.Spelling, nameof(sentences))))
            .Chunk(Chunk)
            .SelectMany(chunk =>
                chunk.Zip(TagChunk([.. chunk.Select(gold => gold.Tokens)], cancellationToken), (gold, tagged) =>
                    (Folded(gold), tagged.Tags)));
        bool Knows(string token) => Vocabularies.Words.IdOf(token) != Vocabulary.Unknown;
        return new TaggingScores(pairs, Scheme, Knows, TrainingWords, TagSet.Knows, TagSet.Spelling);
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public void Save(string path) =>
        ModelFile.Save(path, this, SequenceTaggerFile.Instance, SequenceTaggerFile.Metadata(this));

    /// <inheritdoc/>
    public void Save(Stream stream) =>
        ModelFile.Save(stream, this, SequenceTaggerFile.Instance, SequenceTaggerFile.Metadata(this));

    /// <summary>Reads a tagger.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <param name="tokens">Tokenizers from outside the library that it may use.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">
    /// A cell or tokenizer is a name alone, or called like one of the library's.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a tagger's, is of a newer format, was cut short or changed; the message says which.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public static SequenceTagger Load(
        string path, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<SequenceTagger>(() => ModelFile.Open(path), SequenceTaggerFile.Instance, cells, tokens);

    /// <summary>
    /// Reads a tagger from a stream, from its position. The stream is left open after the last byte; it need not seek.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <inheritdoc cref="Load(string, IEnumerable{CellKind}?, IEnumerable{TokenKind}?)" path="/param[@name!='path']"/>
    /// <exception cref="ArgumentException">
    /// The stream cannot be read, or a cell or tokenizer is a name alone, or called like one of the library's.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// The stream does not hold a tagger, or one of a newer format, was cut short or changed; the message says which.
    /// </exception>
    public static SequenceTagger Load(
        Stream stream, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<SequenceTagger>(() => ModelFile.Open(stream), SequenceTaggerFile.Instance, cells, tokens);

    /// <summary>
    /// Known words are compared in the folded form; tagging itself does not fold, as characters keep their case.
    /// </summary>
    private TaggedSentence Folded(TaggedSentence gold) => Options.Folding.IsNone ? gold
        : gold with { Tokens = [.. gold.Tokens.Select(token => Options.Folding.Of(token))] };

    private TaggedSentence[] TagChunk(
        IReadOnlyList<IReadOnlyList<string>> sentences, CancellationToken cancellationToken)
    {
        var decoded = TaggerDecoding.Run(this, sentences, withProbabilities: false, cancellationToken);
        return [.. sentences.Select((tokens, i) => new TaggedSentence(tokens, TagSet.Decode(decoded[i].Tags)))];
    }
}
