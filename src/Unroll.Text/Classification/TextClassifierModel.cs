namespace Unroll.Text;

/// <summary>
/// Embeddings, a recurrent network, <see cref="Pooling"/> of its states, and a linear layer: the lecture's
/// classifier, over any cell. Parameters are <c>embeddings.weight</c>, <c>lstm.weight_ih_l0</c> and so on (under that
/// name for every cell, as the lecture's code calls the layer), <c>output.weight</c> and <c>output.bias</c>; with the
/// options that ask for them <c>attention.query</c>, <c>attention.score...</c>, <c>norm.weight</c> and
/// <c>norm.bias</c>.
/// </summary>
public sealed class TextClassifierModel : IModule
{
    private readonly TokenFeatures _features;
    private readonly IStepwiseRecurrent _recurrent;
    private readonly LearnedAttention? _attention;
    private readonly LayerNorm? _norm;
    private readonly Linear _output;
    private readonly Dropout _dropout;
    private readonly Pooling _pooling;
    private readonly Lock _tabulating = new();
    private InputTable? _all;
    private long _allVersion;

    /// <summary>Makes a model with initial weights.</summary>
    /// <param name="options">The options of the model.</param>
    /// <param name="vocabularySize">How many token ids there are, padding and unknown included.</param>
    /// <param name="classes">How many classes there are, 2 or more.</param>
    /// <param name="seed">Makes the initial weights repeatable.</param>
    /// <exception cref="ArgumentException">A size or option is out of its range.</exception>
    public TextClassifierModel(TextClassifierOptions options, int vocabularySize, int classes, ulong seed)
        : this(options, new VocabularySizes(vocabularySize), classes, seed)
    {
    }

    /// <inheritdoc cref="TextClassifierModel(TextClassifierOptions, int, int, ulong)"/>
    /// <param name="sizes">How many ids there are.</param>
    internal TextClassifierModel(TextClassifierOptions options, VocabularySizes sizes, int classes, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        sizes.Check(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var seeds = new Draws(seed);
        _features = new TokenFeatures(options, sizes, seeds);
        _recurrent = options.CreateRecurrent(seeds.Bits(4));
        _output = new Linear(options.PooledSize, classes, seed: seeds.Bits(5));
        _attention = options.Pooling == Pooling.Attention
            ? new LearnedAttention(options.Attention, options.PooledSize, seeds.Bits(6)) : null;
        _norm = options.LayerNorm ? new LayerNorm(options.PooledSize) : null;
        _dropout = new Dropout(options.Dropout);
        _pooling = options.Pooling;
        // weight_ih_l0 has a row for each pre-activation.
        TableWidth = _recurrent.NamedParameters().First().Parameter.Shape[0] * (options.Bidirectional ? 2 : 1);
        if (options.InitialRange is { } range)
            this.Redraw(range, new Draws(seeds.Bits(7)));
        ModelSize.Check(this);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
    [
        .. Encoder, .. _attention?.Under("attention") ?? [], .. _norm?.Under("norm") ?? [],
        .. _output.Under("output"),
    ];

    /// <summary>The weights that texts are read with.</summary>
    internal IEnumerable<(string Name, Parameter Parameter)> Encoder =>
        [.. _features.NamedParameters(), .. _recurrent.Under("lstm")];

    /// <summary>The embeddings, [vocabulary, embedding].</summary>
    internal Parameter Embeddings => _features.Words.Weight;

    /// <summary>The embeddings of pairs of tokens, [pairs, embedding]; null if they are not read.</summary>
    internal Parameter? PairEmbeddings => _features.Pairs?.Weight;

    /// <summary>Whether a token is read by its word alone, so that a table of words can replace its features.</summary>
    internal bool ReadsWordsAlone => _features.AreWordsAlone;

    /// <summary>
    /// The network's scores of the classes for each text, [batch, classes], before the softmax: without what
    /// <see cref="TextClassifierOptions.NaiveBayes"/> adds to them.
    /// </summary>
    /// <param name="tokens">A batch of texts.</param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <exception cref="InvalidOperationException">The model also reads characters or pairs.</exception>
    public Tensor Forward(PackedTokens tokens, TrainingPass? pass = null) => ReadsWordsAlone
        ? Forward(TokenBatch.OfWords(tokens), pass)
        : throw new InvalidOperationException(
            "the model also reads the characters or pairs of tokens, so that words alone are not enough; predict with "
            + "the classifier");

    /// <inheritdoc cref="Forward(TokenBatch, TrainingPass?, out Tensor?)"/>
    internal Tensor Forward(TokenBatch batch, TrainingPass? pass = null) => Forward(batch, pass, out _);

    /// <summary>The scores of the classes for each text, [batch, classes], before the softmax.</summary>
    /// <param name="batch">A batch of texts.</param>
    /// <param name="pass">The training pass; null for inference.</param>
    /// <param name="attention">
    /// The weight of each token in its text, [rows], if the texts are pooled by attention; else null.
    /// </param>
    internal Tensor Forward(TokenBatch batch, TrainingPass? pass, out Tensor? attention)
    {
        var embedded = _dropout.Forward(_features.Forward(batch, pass), pass);
        Tensor pooled;
        if (ReadsLastStates)
            (pooled, attention) = (LastStates(_recurrent.LastHidden(embedded, pass)), null);
        else
            pooled = Pooled(_recurrent.Forward(embedded, pass).Output, pass, out attention);
        return _output.Forward(_dropout.Forward(_norm?.Forward(pooled, pass) ?? pooled, pass), pass);
    }

    /// <summary>What happens inside the recurrence over one text.</summary>
    internal RecurrentTrace Trace(TokenBatch text) => _recurrent.Trace(_features.Forward(text).Data);

    /// <summary>How many token ids there are.</summary>
    internal int Vocabulary => _features.Words.Count;

    /// <summary>How many numbers a table has per word.</summary>
    internal int TableWidth { get; }

    /// <summary>
    /// The table of all words, which is cached until the weights change, or until
    /// <see cref="DropTable"/>.
    /// </summary>
    internal InputTable TabulateAll()
    {
        lock (_tabulating)
        {
            var version = NamedParameters().Sum(entry => (long)entry.Parameter.Version);
            if (_all is null || _allVersion != version)
                (_all, _allVersion) = (_recurrent.Tabulate(Embeddings.Value), version);
            return _all;
        }
    }

    /// <summary>Frees the memory of the table of all words.</summary>
    internal void DropTable()
    {
        lock (_tabulating)
            _all = null;
    }

    /// <summary>
    /// The part of the recurrence's pre-activations that depends on tokens alone, one row per token, for <see
    /// cref="Forward(InputTable, PackedTokens)"/>.
    /// </summary>
    internal InputTable Tabulate(int[] ids) => _recurrent.Tabulate(_features.Words.Forward(ids));

    /// <summary>
    /// The scores of the classes for each text, in inference, with its tokens given as rows of a table.
    /// </summary>
    internal Tensor Forward(InputTable table, PackedTokens rows)
    {
        var pooled = ReadsLastStates
            ? LastStates(_recurrent.LastHidden(table, rows))
            : Pooled(_recurrent.Forward(table, rows).Output, null, out _);
        return _output.Forward(_norm?.Forward(pooled) ?? pooled);
    }

    private bool ReadsLastStates => _pooling is Pooling.Last or Pooling.Hn;

    /// <param name="outputs">h of the last layer at every step, [rows, directions * hidden].</param>
    private Tensor Pooled(PackedSequence outputs, TrainingPass? pass, out Tensor? attention)
    {
        attention = null;
        switch (_pooling)
        {
            case Pooling.Max:
                return outputs.MaxOverTime();
            case Pooling.Mean:
                return outputs.MeanOverTime();
            default:
                (var context, attention) = _attention!.Forward(outputs, pass);
                return context;
        }
    }

    /// <param name="hidden">The last states of the last layer, [directions, batch, hidden].</param>
    private Tensor LastStates(Tensor hidden)
    {
        var (directions, batch, size) = (hidden.Shape[0], hidden.Shape[1], hidden.Shape[2]);
        if (directions > 1 && _pooling == Pooling.Hn)
            return hidden.Select(0, 1);
        // Both states of a single text are adjacent already.
        return directions == 1 || batch == 1
            ? hidden.Reshape(batch, directions * size)
            : Tensor.Concatenate([hidden.Select(0, 0), hidden.Select(0, 1)], dimension: 1);
    }
}
