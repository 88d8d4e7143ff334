using System.Runtime.CompilerServices;

namespace Unroll.Text;

/// <summary>
/// Gives every token of a sentence a tag: its part of speech, whether it belongs to a name, where it stands in a word.
/// Made by <see cref="Train"/> or <see cref="TextModels"/>; from then on it does not change, and any number of threads may
/// ask it.
/// </summary>
public sealed class SequenceTagger : ITextModel
{
    /// <summary>
    /// Tokens that are read as one sequence, at most; a longer sentence is tagged in pieces, so that memory is bounded.
    /// </summary>
    public const int MaximumTokens = 8192;

    /// <summary>Sentences that are asked for and answered together, at most.</summary>
    private const int Chunk = 2048;

    internal SequenceTagger(
        SequenceTaggerOptions options, TaggerVocabularies vocabularies, TagSet tags,
        IReadOnlySet<string>? trainingWords, SequenceTaggerModel model) =>
        (Options, Vocabularies, TagSet, TrainingWords, Model) = (options, vocabularies, tags, trainingWords, model);

    /// <summary>What the tagger is made of.</summary>
    public SequenceTaggerOptions Options { get; }

    /// <summary>The scheme of its tags.</summary>
    public TagScheme Scheme => TagSet.Scheme;

    /// <summary>
    /// The tags that the network chooses from: those of training, or those of <see cref="TagScheme.Bioes"/> in their
    /// place where they make spans.
    /// </summary>
    public IReadOnlyList<string> Tags => TagSet.Tags;

    /// <summary>The tokens that it knows.</summary>
    public Vocabulary Vocabulary => Vocabularies.Words;

    /// <summary>
    /// The words of the training text, where it learned to cut text into words: what scores call known.
    /// </summary>
    public IReadOnlySet<string>? TrainingWords { get; }

    string ITextModel.Task => SequenceTaggerFile.Instance.Name;

    NetworkOptions ITextModel.Options => Options;

    IModule ITextModel.Model => Model;

    /// <inheritdoc cref="ITextModel.Model"/>
    public SequenceTaggerModel Model { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Training { get; internal set; } = new Dictionary<string, string>();

    /// <summary>Whether it knows a tag, as its corpus writes it.</summary>
    /// <exception cref="ArgumentException">The tag is of no scheme, where the tags are of one.</exception>
    public bool Knows(string tag) => TagSet.Knows(Given.Value(tag));

    internal TaggerVocabularies Vocabularies { get; }

    internal TagSet TagSet { get; }

    /// <summary>
    /// Trains a tagger. With dev sentences the epoch with the best score on them is kept (F1 where tags make spans,
    /// accuracy otherwise), without them the last. When cancelled, what was learned so far comes back.
    /// </summary>
    /// <param name="train">Sentences to learn from.</param>
    /// <param name="options">What the tagger is made of.</param>
    /// <param name="training">How it is trained.</param>
    /// <param name="dev">Sentences to choose the best epoch by.</param>
    /// <param name="progress">Told how far training has come, in order: training waits for it, on this thread.</param>
    /// <param name="cancellationToken">Ends training early.</param>
    /// <exception cref="ArgumentException">
    /// As of <see cref="SequenceTaggerTraining(IEnumerable{TaggedSentence}, SequenceTaggerOptions?, TrainingOptions?,
    /// IEnumerable{TaggedSentence}?)"/>.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// Tags are of several schemes, or the file of word vectors has a line that is none.
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
        Action<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var run = new SequenceTaggerTraining(train, options, training, dev);
        run.Run(progress, cancellationToken: cancellationToken);
        return run.Model ?? throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>
    /// Tags a sentence that is cut into tokens already. An empty one stays empty; one with more than
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
    /// Tags sentences, each as it would be alone, but faster; they are asked for some thousand at a time.
    /// </summary>
    /// <param name="sentences">The tokens of each.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">
    /// While they are asked for: a sentence is null, or a token is null or empty.
    /// </exception>
    /// <exception cref="OperationCanceledException">While they are asked for: cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public IEnumerable<TaggedSentence> Tag(
        IEnumerable<IReadOnlyList<string>> sentences, CancellationToken cancellationToken = default) =>
        Given.Each(sentences).Chunk(Chunk).SelectMany(chunk => TagChunk(chunk, cancellationToken));

    /// <summary>
    /// The most probable sequences of tags of a sentence that is cut into tokens already, the most probable first;
    /// fewer where there are not so many.
    /// </summary>
    /// <param name="tokens">A sentence of 1 to <see cref="MaximumTokens"/> tokens.</param>
    /// <param name="count">How many, 1 or more; at most as <see cref="LinearChainCrf.Best"/> says.</param>
    /// <exception cref="InvalidOperationException">The tagger's head is not a chain.</exception>
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
    /// Cuts a text into tokens and tags them; one with more than <see cref="MaximumTokens"/> is tagged in pieces.
    /// </summary>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a text, and refused
    public TaggedText Predict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PredictChunk([text], CancellationToken.None)[0];
    }

    /// <summary>
    /// Cuts texts into tokens and tags them, each as it would be alone, but faster; they are asked for some thousand at
    /// a time.
    /// </summary>
    /// <param name="texts">The texts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">While they are asked for: a text is null.</exception>
    /// <exception cref="OperationCanceledException">While they are asked for: cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public IEnumerable<TaggedText> Predict(IEnumerable<string> texts, CancellationToken cancellationToken = default) =>
        Given.Each(texts).Chunk(Chunk).SelectMany(chunk => PredictChunk(chunk, cancellationToken));

    /// <summary>
    /// Cuts a text into tokens and gives their most probable sequences of tags, the most probable first; fewer where
    /// there are not so many, none for a text without a token.
    /// </summary>
    /// <param name="text">A text of at most <see cref="MaximumTokens"/> tokens.</param>
    /// <param name="count">How many, 1 or more; at most as <see cref="LinearChainCrf.Best"/> says.</param>
    /// <exception cref="InvalidOperationException">The tagger's head is not a chain.</exception>
    /// <exception cref="ArgumentException">The text is too long, or the count is out of its range.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a text, and refused
    public IReadOnlyList<TagSequence> PredictBest(string text, int count)
    {
        ArgumentNullException.ThrowIfNull(text);
        BestTags.Check(this, count);
        return BestTags.Find(this, [text], count, CancellationToken.None)[0];
    }

    /// <summary>
    /// The most probable sequences of tags of each text, as they would be of it alone, but faster; texts are asked for
    /// some thousand at a time, the fewer the larger the count.
    /// </summary>
    /// <param name="texts">Texts of at most <see cref="MaximumTokens"/> tokens.</param>
    /// <param name="count">How many of each, 1 or more; at most as <see cref="LinearChainCrf.Best"/> says.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidOperationException">The tagger's head is not a chain.</exception>
    /// <exception cref="ArgumentException">
    /// The count is out of its range, or, while they are asked for, a text is null or too long.
    /// </exception>
    /// <exception cref="OperationCanceledException">While they are asked for: cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public IEnumerable<IReadOnlyList<TagSequence>> PredictBest(
        IEnumerable<string> texts, int count, CancellationToken cancellationToken = default)
    {
        var given = Given.Each(texts);
        BestTags.Check(this, count);
        return given
            .Chunk(Math.Max(1, Chunk / count))
            .SelectMany(chunk => BestTags.Find(this, chunk, count, cancellationToken));
    }

    /// <summary>
    /// How well tagged sentences are tagged. Where tags make spans, the sentences' own are read as conlleval reads them
    /// and written in the tagger's scheme, so that neither another scheme nor a sequence that breaks its rules makes
    /// tokens of right spans wrong. A tag that the tagger does not know counts as a mistake.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A tag is of no scheme, but the tagger's are; the message says in which sentence.
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
    public void Save(string path) => ModelFile.Save(path, this, SequenceTaggerFile.Instance, SequenceTaggerFile.Metadata(this));

    /// <inheritdoc/>
    public void Save(Stream stream) => ModelFile.Save(stream, this, SequenceTaggerFile.Instance, SequenceTaggerFile.Metadata(this));

    /// <summary>Reads a tagger.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <param name="tokens">Tokens from outside the library that it may cut texts by.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a tagger's, is of a newer format, was cut short or changed; the message says which.
    /// </exception>
    [OverloadResolutionPriority(1)] // so that null is a path, and refused
    public static SequenceTagger Load(
        string path, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<SequenceTagger>(() => ModelFile.Open(path), SequenceTaggerFile.Instance, cells, tokens);

    /// <summary>
    /// Reads a tagger from a stream, from where it stands. The stream is left open after its last byte; it need not seek.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <inheritdoc cref="Load(string, IEnumerable{CellKind}?, IEnumerable{TokenKind}?)" path="/param[@name!='path']"/>
    /// <exception cref="ArgumentException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The stream does not hold a tagger, or one of a newer format, was cut short or changed; the message says which.
    /// </exception>
    public static SequenceTagger Load(
        Stream stream, IEnumerable<CellKind>? cells = null, IEnumerable<TokenKind>? tokens = null) =>
        ModelFile.Load<SequenceTagger>(() => ModelFile.Open(stream), SequenceTaggerFile.Instance, cells, tokens);

    /// <summary>
    /// What is known is known in the folded form; what is tagged is not folded, as characters keep their case.
    /// </summary>
    private TaggedSentence Folded(TaggedSentence gold) => Options.Folding.IsNone ? gold
        : gold with { Tokens = [.. gold.Tokens.Select(token => Options.Folding.Of(token))] };

    private TaggedSentence[] TagChunk(
        IReadOnlyList<IReadOnlyList<string>> sentences, CancellationToken cancellationToken)
    {
        var decoded = TaggerDecoding.Run(this, sentences, withProbabilities: false, cancellationToken);
        return [.. sentences.Select((tokens, i) => new TaggedSentence(tokens, TagSet.Decode(decoded[i].Tags)))];
    }

    private TaggedText[] PredictChunk(string[] texts, CancellationToken cancellationToken)
    {
        var tokenizer = Options.Tokens!.Tokenizer;
        TokenSpan[][] places = [.. texts.Select(text => tokenizer.Cut(text).ToArray())];
        IReadOnlyList<string>[] sentences = [.. places.Zip(
            texts, (spans, text) => spans.Select(span => span.In(text).ToString()).ToArray())];
        var decoded = TaggerDecoding.Run(this, sentences, withProbabilities: true, cancellationToken);
        return [.. decoded.Select((one, i) => one.Of(texts[i], places[i], sentences[i], TagSet))];
    }
}
