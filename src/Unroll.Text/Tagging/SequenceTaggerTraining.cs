namespace Unroll.Text;

/// <summary>
/// The training of one <see cref="SequenceTagger"/>, for those who need what <see cref="SequenceTagger.Train"/> leaves
/// out: how fast it ran, and the last good model if a loss that is not finite ended it.
/// </summary>
public sealed class SequenceTaggerTraining : NetworkTraining<SequenceTagger>
{
    /// <summary>
    /// The most tokens of a training sentence: the backward pass needs all that the forward pass computed.
    /// </summary>
    private const int MaximumTokens = 65536;

    /// <summary>The draw that the seed of the cut is, beside those of the network's layers.</summary>
    private const ulong CutSeed = 8;

    private readonly SequenceTagger _tagger;
    private readonly CutTraining? _cut;

    /// <summary>Reads the sentences, turns them into numbers, and makes a model with initial weights.</summary>
    /// <inheritdoc cref="SequenceTagger.Train" path="/param"/>
    /// <exception cref="ArgumentException">
    /// There is no sentence or only one tag, a sentence is empty or does not have a valid tag for each token, a
    /// token is empty, a tag does not belong to the scheme that the options ask for, an option is out of its range, or
    /// training cannot start from <paramref name="from"/>: it is no model of the library, its tags are of another kind,
    /// or, as an <see cref="OptionException"/>, <see cref="NetworkOptions.StartingFrom"/> refuses it.
    /// </exception>
    /// <exception cref="InvalidDataException">
    /// Tags are of several schemes, or the file of word vectors has an invalid line.
    /// </exception>
    public SequenceTaggerTraining(
        IEnumerable<TaggedSentence> train,
        SequenceTaggerOptions? options = null,
        TrainingOptions? training = null,
        IEnumerable<TaggedSentence>? dev = null,
        ITextModel? from = null)
        : base(training ?? SequenceTaggerOptions.StandardTraining, from)
    {
        var (sentences, devSentences) = Examples(train, dev, HeldOut.Split);
        Check(sentences, nameof(train));
        Check(devSentences, nameof(dev));
        if (sentences.Length == 0)
            throw new ArgumentException("there is no sentence to train on", nameof(train));
        options = Settled(options);
        var further = from as SequenceTagger;
        var doubts = TaggingDoubts.Find(sentences, options.Scheme);
        var (scheme, spelling) = options.Scheme is { } told
            ? (told, options.Spelling ?? SchemeRecognition.SpellingOf(sentences))
            : Recognised(sentences, further);
        IReadOnlyList<string>[] tokens = [.. sentences.Select(sentence => sentence.Tokens)];
        var areCharacters = CharacterTokenizer.AreCharacters(tokens);
        options = options with
        {
            Scheme = scheme,
            Spelling = spelling,
            Tokens = options.Tokens ?? (areCharacters ? "characters" : TokenKind.Learned),
            Characters = options.Characters ?? (areCharacters ? CharacterReading.None : CharacterReading.Lstm),
            Bigrams = options.Bigrams ?? areCharacters,
        };
        options.Validate(Training);
        CheckTags(sentences, options, nameof(train));
        CheckTags(devSentences, options, nameof(dev));
        var vocabularies = TokenVocabularies.Build(options, tokens, Encoder?.Known);
        (options, var words) = WithVectors(options, vocabularies.Words);
        vocabularies = vocabularies with { Words = words };
        var given = TagSet.Of(sentences, scheme, spelling);
        if (given.Kind is { } kind && further is { TagSet.Kind: { } other } && kind != other)
            throw new ArgumentException(
                $"the tags are {kind}, but training starts from a tagger whose tags are {other}; give sentences with "
                + "tags of the same kind", nameof(train));
        var tags = given.With(further?.Tags ?? []);
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
                + "or let each token choose its tag independently (`Head` softmax)",
                nameof(train));
        }
        var unknown = new UnknownNames(tags.Knows);
        foreach (var tag in devSentences.SelectMany(sentence => sentence.Tags))
            unknown.Add(tag);
        var ofDev = TaggingDoubts.Find(devSentences, scheme).Select(doubt => $"of the dev sentences {doubt}");
        Notices =
        [
            .. doubts, .. ofDev, .. unknown.Notices("dev tokens", "tag"),
            .. ForgottenNames.Notices(
                further?.TagSet.Names.Except(given.Names), "token", scheme == TagScheme.None ? "tag" : "type"),
        ];
        HashSet<string>? trainingWords = tags.AreWords
            ? new(SegmentedWords.Of(sentences.Select(Folded), spelling), StringComparer.Ordinal) : null;
        trainingWords?.UnionWith(further?.TrainingWords ?? Enumerable.Empty<string>());
        var model = new SequenceTaggerModel(options, vocabularies, tags.Tags.Count, tags.IsAllowed, Training.Seed);
        var known = CopyVectors(model.Embeddings, words);
        StartFrom(further, model, vocabularies, tags);
        // From sentences that do not show how texts are written, a cut would forget what others have shown it.
        var former = further?.LearnedCut;
        _cut = options.Tokens == TokenKind.Learned
            && (former is null or { HasSentences: false, Multiwords.Count: 0 } || CutCorpus.IsWritten(sentences))
            ? new CutTraining(sentences, new Draws(Training.Seed).Bits(CutSeed), former) : null;
        _tagger = new SequenceTagger(options, vocabularies, tags, trainingWords, model, _cut?.Cut ?? former);
        var spelled = new Dictionary<string, int[]>(StringComparer.Ordinal);
        EncodedTokens[] encoded = [.. tokens.Select(sentence => vocabularies.Encode(sentence, spelled))];
        CountWords(encoded.Select(sentence => sentence.Words), words, known);
        Start(new SequenceTaggerTask(
            _tagger, sentences, encoded, [.. sentences.Select(tags.Encode)], devSentences,
            new RareTokens(encoded, vocabularies.Sizes, known), Training.LabelSmoothing));

        TaggedSentence Folded(TaggedSentence sentence) =>
            sentence with { Tokens = [.. sentence.Tokens.Select(token => options.Folding.Of(token))] };
    }

    /// <summary>
    /// The options of the model, with what the sentences determine: the scheme and its spelling, whether words are read
    /// by their characters, the size of word vectors.
    /// </summary>
    public SequenceTaggerOptions Options => _tagger.Options;

    /// <summary>The tags that the network will choose from (<see cref="SequenceTagger.Tags"/>).</summary>
    public IReadOnlyList<string> Tags => _tagger.Tags;

    /// <summary>Whether training knows a tag, as the corpus writes it.</summary>
    /// <exception cref="ArgumentException">The tags have a scheme, and this one does not belong to it.</exception>
    public bool Knows(string tag) => _tagger.Knows(tag);

    private protected override NetworkOptions NetworkOptions => Options;

    private protected override SequenceTagger Trained => _tagger;

    private protected override void Record(IReadOnlyDictionary<string, string> record) => _tagger.Training = record;

    private protected override bool IsPrepared => _cut is null or { IsComplete: true };

    private protected override void Prepare(Action<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        _cut?.Run(progress, cancellationToken);

    private void StartFrom(
        SequenceTagger? further, SequenceTaggerModel model, TokenVocabularies vocabularies, TagSet tags)
    {
        var weights = Encoder?.Starting(further?.Model.NamedParameters() ?? Encoder.Weights, vocabularies);
        if (further is not null)
        {
            var rows = StartingWeights.RowsOf(tags.Tags, further.Tags);
            weights!.AtNames("output", tags.Tags, further.Tags).At("crf.transitions", rows, rows)
                .At("crf.start_transitions", rows).At("crf.end_transitions", rows);
        }
        weights?.CopyTo(model.NamedParameters());
    }

    /// <summary>
    /// The scheme that tags are in; a few sentences for a tagger of spans may show too little of its scheme.
    /// </summary>
    private static (TagScheme, TagSpelling) Recognised(TaggedSentence[] sentences, SequenceTagger? further)
    {
        var recognised = TagSchemes.Recognise(sentences);
        return recognised.Scheme == TagScheme.None && further?.TagSet is { Scheme: not TagScheme.None } tags
            && sentences.All(sentence => sentence.Tags.All(tags.Writes))
            ? (tags.Scheme, tags.Spelling) : recognised;
    }

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
            if (sentence.WritingFault is { } fault)
                throw new ArgumentException($"{which} {fault}", parameter);
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

    /// <summary>Checks the tags before training, and not at the first dev score.</summary>
    private static void CheckTags(TaggedSentence[] sentences, SequenceTaggerOptions options, string parameter)
    {
        foreach (var (i, sentence) in sentences.Index())
            SchemeCheck.Checked(sentence, i, options.Scheme!.Value, options.Spelling, parameter);
    }
}
