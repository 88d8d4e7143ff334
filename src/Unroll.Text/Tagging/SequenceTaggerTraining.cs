namespace Unroll.Text;

/// <summary>
/// The training of one <see cref="SequenceTagger"/>, for who wants what <see cref="SequenceTagger.Train"/> leaves out:
/// how fast it ran, and the last good model where it was cut short by a loss that is not finite.
/// </summary>
public sealed class SequenceTaggerTraining : NetworkTraining
{
    /// <summary>Tokens of a training sentence, at most: the way back keeps all that the way forward computed.</summary>
    private const int MaximumTokens = 65536;

    private readonly TrainingOptions _training;
    private readonly SequenceTagger _tagger;
    private readonly EncodedSentence[] _sentences;
    private readonly int[][] _targets;
    private readonly TaggedSentence[] _dev;
    private readonly TrainingLoop _loop;
    private readonly Lazy<RawTextFit> _fit;

    /// <summary>Reads the sentences, turns them into numbers, and makes a model with initial weights.</summary>
    /// <inheritdoc cref="SequenceTagger.Train" path="/param"/>
    /// <exception cref="ArgumentException">
    /// There is no sentence or only one tag, a sentence is empty or has not a name on one line for each token's tag, a
    /// token is empty, a tag is of no scheme where the options ask for one, or an option is out of its range.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// Tags are of several schemes, or the file of word vectors has a line that is none.
    /// </exception>
    public SequenceTaggerTraining(
        IEnumerable<TaggedSentence> train,
        SequenceTaggerOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<TaggedSentence>? dev = null)
    {
        var sentences = Given.All(train);
        _dev = Given.All(dev ?? [], nameof(dev));
        _training = training ?? SequenceTaggerOptions.StandardTraining;
        _training.Validate(_dev.Length > 0);
        Check(sentences, nameof(train));
        Check(_dev, nameof(dev));
        if (sentences.Length == 0)
            throw new ArgumentException("there is no sentence to train on", nameof(train));
        options ??= new SequenceTaggerOptions();
        var doubts = TaggingDoubts.Of(sentences, options.Scheme);
        var (scheme, spelling) = options.Scheme is { } told
            ? (told, options.Spelling ?? SchemeRecognition.SpellingOf(sentences))
            : TagSchemes.Recognise(sentences);
        options = options with
        {
            Scheme = scheme,
            Spelling = spelling,
            Tokens = options.Tokens ?? (AreCharacters(sentences) ? "characters" : "words"),
            Characters = options.Characters
                ?? (AreCharacters(sentences) ? CharacterReading.None : CharacterReading.Lstm),
        };
        options.Validate(_training);
        CheckTags(sentences, options, nameof(train));
        CheckTags(_dev, options, nameof(dev));
        IReadOnlyList<string>[] tokens = [.. sentences.Select(sentence => sentence.Tokens)];
        var vocabularies = TaggerVocabularies.Build(options, tokens);
        var vectors = ReadVectors(options, vocabularies.Words);
        if (vectors is not null)
            (options, vocabularies) = (
                options with { Embedding = vectors.Size },
                vocabularies with { Words = vectors.AddTo(vocabularies.Words) });
        var tags = TagSet.Of(sentences, scheme, spelling);
        if (tags.Tags.Count == 1)
            throw new ArgumentException($"all tokens have the tag {Quoted.Cell(tags.Tags[0])}, "
                + "but two tags or more were expected: there is nothing to tell apart", nameof(train));
        if (options.Head == TagHead.Crf && tags.Tags.Count > LinearChainCrf.MaximumTags)
        {
            var ofSpans = options.Scheme == TagScheme.None ? "" : ", with all that spans of each type may need";
            throw new ArgumentException(
                $"there are {tags.Tags.Count:N0} tags{ofSpans}, "
                + $"but a chain takes at most {LinearChainCrf.MaximumTags:N0}; "
                + "choose the column that holds the tags (`Column`), "
                + "or let each token choose its tag by itself (`Head` softmax)",
                nameof(train));
        }
        var unknown = new UnknownNames(tags.Knows);
        foreach (var tag in _dev.SelectMany(sentence => sentence.Tags))
            unknown.Add(tag);
        var ofDev = TaggingDoubts.Of(_dev, scheme).Select(doubt => $"of the dev sentences {doubt}");
        Notices = [.. doubts, .. ofDev, .. unknown.Notices("dev tokens", "tag")];
        var words = tags.AreWords ? SegmentedWords.Of(sentences.Select(Folded), spelling) : null;
        var model = new SequenceTaggerModel(options, vocabularies, tags.Tags.Count, tags.IsAllowed, _training.Seed);
        vectors?.CopyTo(model.Embeddings, vocabularies.Words, _training.Seed);
        _tagger = new SequenceTagger(options, vocabularies, tags, words, model);
        _sentences = [.. tokens.Select(vocabularies.Encode)];
        _targets = [.. sentences.Select(tags.Encode)];
        _loop = new TrainingLoop(new Task(this), _training);
        _fit = new(() => RawTextFit.Of(sentences, options.Tokens!));

        TaggedSentence Folded(TaggedSentence sentence) =>
            sentence with { Tokens = [.. sentence.Tokens.Select(token => options.Folding.Of(token))] };
    }

    /// <summary>
    /// The model that was learned, from the moment <see cref="NetworkTraining.Run"/> ends, however it ends; null where
    /// that was before anything was learned.
    /// </summary>
    public SequenceTagger? Tagger => _loop.IsLearned ? _tagger : null;

    /// <summary>
    /// What the model is made of, with what the sentences settle: the scheme and its spelling, whether words are read
    /// by their characters, the size of word vectors.
    /// </summary>
    public SequenceTaggerOptions Options => _tagger.Options;

    /// <summary>The tags that the network will choose from (<see cref="SequenceTagger.Tags"/>).</summary>
    public IReadOnlyList<string> Tags => _tagger.Tags;

    /// <summary>Whether training knows a tag, as the corpus writes it.</summary>
    /// <exception cref="ArgumentException">The tag is of no scheme, where the tags are of one.</exception>
    public bool Knows(string tag) => _tagger.Knows(tag);

    /// <summary>
    /// How many training tokens raw text would never give, as the model would cut it otherwise: do n't where raw text
    /// has don't. Counted when asked for, by writing the sentences as raw text as far as their tokens tell it.
    /// </summary>
    public int TokensCutOtherwise => Fit.Other;

    /// <summary>The same, with examples.</summary>
    public RawTextFit Fit => _fit.Value;

    private protected override TrainingLoop Loop => _loop;

    private protected override void Record() =>
        _tagger.Training = TrainingRecord.Of(_training, _tagger.Options, _sentences.Length, _dev.Length, _loop);

    /// <summary>Whether every token is a single character, so that there is no spelling to read.</summary>
    internal static bool AreCharacters(IEnumerable<TaggedSentence> sentences) =>
        sentences.All(sentence => sentence.Tokens.All(CharacterTokenizer.IsOne));

    private static void Check(TaggedSentence[] sentences, string parameter)
    {
        foreach (var (i, sentence) in sentences.Index())
        {
            var which = SchemeCheck.Which(sentence, i);
            if (sentence.Tokens.Count == 0)
                throw new ArgumentException($"{which} is empty; leave out what has no token", parameter);
            if (sentence.Tags.Count != sentence.Tokens.Count)
                throw new ArgumentException(
                    $"{which} has {sentence.Tokens.Count} tokens and {sentence.Tags.Count} tags, but one for each "
                    + "was expected", parameter);
            if (sentence.Tokens.Any(string.IsNullOrEmpty))
                throw new ArgumentException($"{which} has an empty token; leave it out", parameter);
            if (sentence.Tags.Select(tag => CheckedTag.Fault(tag))
                .FirstOrDefault(problem => problem is not null) is { } problem)
                throw new ArgumentException($"{which}: {problem}", parameter);
            if (sentence.Tokens.Count > MaximumTokens)
                throw new ArgumentException(
                    $"{which} has {sentence.Tokens.Count} tokens, but at most {MaximumTokens} were expected; cut it "
                    + "into sentences", parameter);
        }
    }

    /// <summary>Before training, and not at the first dev score.</summary>
    private static void CheckTags(TaggedSentence[] sentences, SequenceTaggerOptions options, string parameter)
    {
        foreach (var (i, sentence) in sentences.Index())
            SchemeCheck.Of(sentence, i, options.Scheme!.Value, options.Spelling, parameter);
    }

    private sealed class Task(SequenceTaggerTraining training) : ITrainingTask
    {
        private readonly LengthBuckets _buckets = LengthBuckets.Of(
            training._targets.Select(tags => tags.Length), training._training);
        private readonly TrainingStep _step = new(training._tagger.Model, training._training);

        public IModule Model => training._tagger.Model;

        public int Steps => _buckets.Count;

        public bool HasDev => training._dev.Length > 0;

        public IReadOnlyList<int[]> Batches(int epoch) => _buckets.Epoch(training._training.Seed, epoch);

        public (float Loss, float GradientNorm, int Targets, int Tokens) Take(int[] batch, float rateFactor)
        {
            var (model, options) = (training._tagger.Model, training._training);
            var sentences = TaggerBatch.Pack([.. batch.Select(i => training._sentences[i])]);
            var targets = PackedTokens.Pack([.. batch.Select(i => training._targets[i])]);
            var (loss, norm) = _step.Take(
                pass =>
                {
                    var scores = model.Forward(sentences, pass);
                    return model.Crf?.NegativeLogLikelihood(scores, targets.Ids, pass)
                        ?? CrossEntropy.Mean(scores.Data, targets.Ids, labelSmoothing: options.LabelSmoothing);
                },
                rateFactor);
            return (loss, norm, targets.Ids.Length, targets.Ids.Length);
        }

        public IScores Score(CancellationToken cancellationToken) =>
            training._tagger.Evaluate(training._dev, cancellationToken);
    }
}
