namespace Unroll.Text;

/// <summary>
/// Gives every token of a sentence a tag: its part of speech, whether it belongs to a name, where it stands in a word.
/// Made by <see cref="Train"/> or <see cref="Load"/>; from then on it does not change, and any number of threads may
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

    string ITextModel.Task => SequenceTaggerTask.Instance.Name;

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
        run.Run(progress, cancellationToken);
        return run.Tagger ?? throw new OperationCanceledException(cancellationToken);
    }

    /// <summary>
    /// Tags a sentence. An empty one stays empty; one with more than <see cref="MaximumTokens"/> is tagged in pieces.
    /// </summary>
    /// <exception cref="ArgumentException">A token is null or empty.</exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public TaggedSentence Tag(IReadOnlyList<string> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return TagChunk([tokens], CancellationToken.None)[0];
    }

    /// <summary>
    /// Tags sentences, each as it would be alone, but faster; they are asked for some thousand at a time.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// While they are asked for: a sentence is null, or a token is null or empty.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public IEnumerable<TaggedSentence> TagAll(IEnumerable<IReadOnlyList<string>> sentences)
    {
        return Given.Each(sentences).Chunk(Chunk).SelectMany(chunk => TagChunk(chunk, CancellationToken.None));
    }

    /// <summary>
    /// The most probable sequences of tags of a sentence with their probabilities, the most probable first.
    /// </summary>
    /// <param name="tokens">A sentence of 1 to <see cref="MaximumTokens"/> tokens.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <exception cref="InvalidOperationException">The tagger's head is not a chain.</exception>
    /// <exception cref="ArgumentException">
    /// The sentence or the count is out of its range, or a token is null or empty.
    /// </exception>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public IReadOnlyList<(TaggedSentence Sentence, double Probability)> Best(IReadOnlyList<string> tokens, int count)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        if (Model.Crf is not { } crf)
            throw new InvalidOperationException(
                "this tagger chooses each tag for itself (`Head` softmax); several best sequences are there "
                + "with `Head` crf");
        if (tokens.Any(string.IsNullOrEmpty))
            throw new ArgumentException(
                "the sentence holds an empty token, but tokens of a character or more were expected", nameof(tokens));
        if (tokens.Count is 0 or > MaximumTokens)
            throw new ArgumentException(
                $"the sentence has {tokens.Count} tokens, but 1 to {MaximumTokens} were expected", nameof(tokens));
        var emissions = Model.Forward(TaggerBatch.Pack([Vocabularies.Encode(tokens)])).Data;
        FiniteScores.Check(emissions.Span);
        return [.. crf.Best(emissions, count)
            .Select(path => (new TaggedSentence(tokens, TagSet.Decode([.. path.Tags])), path.Probability))];
    }

    /// <summary>Cuts a text into tokens and tags them.</summary>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public TaggedText Predict(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Predict([text]).Single();
    }

    /// <summary>
    /// Does so with several texts, each as it would be alone, but faster; they are asked for some thousand at a time.
    /// </summary>
    /// <exception cref="NotFiniteNumberException">
    /// The weights are so large that a sentence's scores are not finite.
    /// </exception>
    public IEnumerable<TaggedText> Predict(IEnumerable<string> texts)
    {
        return Given.Each(texts).Chunk(Chunk).SelectMany(PredictAll);
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
                TagSet.InOwnScheme(SchemeCheck.Of(sentence, i, Scheme, TagSet.Spelling, nameof(sentences))))
            .Chunk(Chunk)
            .SelectMany(chunk =>
                chunk.Zip(TagChunk([.. chunk.Select(gold => gold.Tokens)], cancellationToken), (gold, tagged) =>
                    (Folded(gold), tagged.Tags)));
        bool Knows(string token) => Vocabularies.Words.IdOf(token) != Vocabulary.Unknown;
        return new TaggingScores(pairs, Scheme, Knows, TrainingWords, TagSet.Knows, TagSet.Spelling);
    }

    /// <inheritdoc/>
    public void Save(string path) => ModelFile.Save(path, this, SequenceTaggerTask.Instance, SequenceTaggerTask.Metadata(this));

    /// <summary>Reads a tagger.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cells">Cells from outside the library that the model may run on.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is not a tagger's, is of a newer format, was cut short or changed; the message says which.
    /// </exception>
    public static SequenceTagger Load(string path, params IEnumerable<CellKind> cells) =>
        TextModels.Load<SequenceTagger>(path, SequenceTaggerTask.Instance, cells);

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

    private TaggedText[] PredictAll(string[] texts)
    {
        var tokenizer = Tokenizers.Named(Options.Tokens!);
        TokenSpan[][] tokens = [.. texts.Select(text => tokenizer.Cut(text).ToArray())];
        IReadOnlyList<string>[] sentences = [.. tokens.Zip(
            texts, (spans, text) => spans.Select(span => span.In(text).ToString()).ToArray())];
        var decoded = TaggerDecoding.Run(this, sentences, withProbabilities: true, CancellationToken.None);
        return [.. decoded.Select((one, i) => one.Of(texts[i], tokens[i], TagSet))];
    }
}
