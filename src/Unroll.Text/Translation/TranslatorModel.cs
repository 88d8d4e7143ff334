namespace Unroll.Text;

/// <summary>
/// The lecture's figures 6 and 7: an encoder over the source, a bridge from its last states to the first ones of a
/// decoder that starts with BOS, and with attention a weighted sum of the source's states at each of the decoder's
/// steps. The next token depends on the state, the input and the context together (the deep output of Bahdanau
/// et al. 2015): z(t) = W_o (W_r [h(t); x(t); c(t)] + b_r) + b_o. Parameters are <c>source.weight</c> and
/// <c>target.weight</c> (<c>embeddings.weight</c> if both sides share a vocabulary), <c>encoder.weight_ih_l0</c> and
/// so on, <c>bridge.hidden_l0.weight</c> and so on, <c>decoder.attention.weight_ih_l0</c> and so on,
/// <c>readout.weight</c>, <c>readout.bias</c>, <c>output.bias</c>, and <c>output.weight</c> if it is not tied to the
/// target's embeddings.
/// </summary>
public sealed class TranslatorModel : IModule
{
    private readonly TranslatorOptions _options;
    private readonly WordDropout _wordDropout;
    private readonly Embedding _source;
    private readonly Embedding _target;
    private readonly IRecurrent _encoder;
    private readonly TranslatorBridge _bridge;
    private readonly DecoderLayers _decoder;
    private readonly Linear _readout;
    private readonly Linear _output;
    private readonly Dropout _dropout;

    /// <summary>Makes a model with initial weights.</summary>
    /// <param name="options">The options of the model.</param>
    /// <param name="sourceCount">Ids of the source.</param>
    /// <param name="targetCount">Ids of the target.</param>
    /// <param name="seed">Makes the initial weights repeatable.</param>
    internal TranslatorModel(TranslatorOptions options, int sourceCount, int targetCount, ulong seed)
    {
        var seeds = new Draws(seed);
        _options = options;
        _wordDropout = new WordDropout(options.WordDropout, Vocabulary.Unknown);
        _target = new Embedding(targetCount, options.Embedding, Vocabulary.Padding, seeds.Bits(0));
        _source = options.SharesVocabulary ? _target
            : new Embedding(sourceCount, options.Embedding, Vocabulary.Padding, seeds.Bits(1));
        _encoder = options.CreateRecurrent(seeds.Bits(2));
        _bridge = new TranslatorBridge(options, new Draws(seeds.Bits(3)));
        _decoder = new DecoderLayers(options, new Draws(seeds.Bits(4)));
        _readout = new Linear(
            options.StateSize + options.Embedding + options.FedSize, options.Embedding, seed: seeds.Bits(5));
        _output = options.TieOutput
            ? new Linear(_target.Weight, new Parameter(Tensor.Zeros(targetCount)))
            : new Linear(options.Embedding, targetCount, seed: seeds.Bits(6));
        _dropout = new Dropout(options.Dropout);
        // As weights of an output layer, embeddings of N(0, 1) would make the first logits far too large.
        if (options.TieOutput)
            _target.Weight.StartFrom(drawn => drawn() * (1 / MathF.Sqrt(options.Embedding)));
        if (options.InitialRange is { } range)
            this.Redraw(range, new Draws(seeds.Bits(7)));
        ModelSize.Check(this);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
    [
        .. _options.SharesVocabulary ? _target.Under("embeddings")
            : [.. _source.Under("source"), .. _target.Under("target")],
        .. _encoder.Under("encoder"), .. _bridge.Under("bridge"), .. _decoder.Under("decoder"),
            .. _readout.Under("readout"),
        .. _options.TieOutput ? [("output.bias", _output.Bias!)] : _output.Under("output"),
    ];

    /// <summary>The weights that texts are read with, under the names that a classifier gives them.</summary>
    internal IEnumerable<(string Name, Parameter Parameter)> Encoder =>
        [(TokenFeatures.WordsName, _source.Weight), .. _encoder.Under("lstm")];

    /// <summary>The embeddings of the source's tokens, [vocabulary, embedding].</summary>
    internal Parameter SourceEmbeddings => _source.Weight;

    /// <summary>Elements of what the output layer reads.</summary>
    internal int ReadoutSize => _output.Weight.Shape[1];

    /// <summary>Tokens that can be written.</summary>
    internal int Classes => _output.Weight.Shape[0];

    /// <summary>Encodes sources: what attention reads, and the states that the decoder starts from.</summary>
    internal (AttentionSources? Sources, RecurrentState Start) Encode(PackedTokens source, TrainingPass? pass = null)
    {
        var embedded = _dropout.Forward(
            _source.Forward(_wordDropout.Forward(source, pass), _options.Vectors?.Frozen == true ? null : pass), pass);
        var (states, last) = _encoder.Forward(embedded, pass);
        return (_decoder.Prepare(_dropout.Forward(states, pass), pass), _bridge.Forward(last, pass));
    }

    /// <summary>The same in inference, for sources given as rows of a table.</summary>
    internal (AttentionSources? Sources, RecurrentState Start) Encode(InputTable table, PackedTokens rows)
    {
        if (_options.Attention is null)
            return (null, _bridge.Forward(_encoder.LastState(table, rows), pass: null));
        var (states, last) = _encoder.Forward(table, rows);
        return (_decoder.Prepare(states, pass: null), _bridge.Forward(last, pass: null));
    }

    /// <summary>What happens inside the encoder over one source.</summary>
    internal RecurrentTrace Trace(int[] ids) => _encoder.Trace(_source.Forward(ids));

    /// <summary>How many numbers a table has per word of the source.</summary>
    internal int TableWidth => _encoder.NamedParameters().First().Parameter.Shape[0] * _options.Directions;

    /// <summary>The encoder's input products of some words of the source, one row each.</summary>
    internal InputTable Tabulate(int[] ids) => _encoder.Tabulate(_source.Forward(ids));

    /// <summary>
    /// Reads what was written so far, from BOS on, and returns what the output layer reads at each step, W_r [h; x; c]
    /// + b_r, packed, [rows, embedding].
    /// </summary>
    internal (Tensor Readout, DecoderResult Result) Decode(
        PackedTokens input, AttentionSources? sources, RecurrentState initial, TrainingPass? pass = null)
    {
        var result = _decoder.Forward(
            _dropout.Forward(_target.Forward(_wordDropout.Forward(input, pass), pass), pass), sources, initial, pass);
        return (_readout.Forward(Tensor.Concatenate([result.Output, result.Read], dimension: 1), pass), result);
    }

    /// <summary>z of every token that may be written next, [rows, tokens], before the softmax.</summary>
    /// <param name="readout">From <see cref="Decode"/>.</param>
    internal Tensor Logits(Tensor readout) => _output.Forward(readout);

    /// <summary>Starts writing step by step, from the results of Encode, in inference.</summary>
    internal DecoderSteps Steps(AttentionSources? sources, RecurrentState start) =>
        _decoder.Steps(_target.Weight, sources, start);

    /// <summary>What the output layer reads at a step, W_r [h; x; c] + b_r.</summary>
    /// <param name="read">From <see cref="DecoderSteps.Read"/>.</param>
    /// <param name="readout">[rows, embedding]; overwritten.</param>
    internal void ReadoutInto(ReadOnlySpan<float> read, Span<float> readout) => _readout.ForwardInto(read, readout);

    /// <summary>
    /// The same as <see cref="Logits"/>, into reused memory: logits are the largest tensor by far.
    /// </summary>
    /// <param name="readout">[rows, embedding].</param>
    /// <param name="logits">[rows, tokens]; overwritten.</param>
    internal void LogitsInto(ReadOnlySpan<float> readout, Span<float> logits) => _output.ForwardInto(readout, logits);

    /// <summary>Frees the memory that searches share.</summary>
    internal void DropWords() => _decoder.DropWords();

    /// <summary>The mean cross entropy of each target token, given those before it.</summary>
    internal Tensor Loss(TranslatorBatch batch, TrainingPass pass, float labelSmoothing)
    {
        var input = _options.ScheduledSampling > 0
            ? ScheduledSampling.Mix(this, batch, _options.ScheduledSampling, pass) : batch.Input;
        var (sources, start) = Encode(batch.Source, pass);
        var (readout, _) = Decode(input, sources, start, pass);
        return LinearCrossEntropy.Mean(
            _output, _dropout.Forward(readout, pass), batch.Target.Ids, pass, labelSmoothing);
    }
}
