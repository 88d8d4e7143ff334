namespace Unroll.Text;

/// <summary>
/// The recurrence of a translator's decoder. With attention the first layer attends and updates
/// (<see cref="AttentionRecurrent{TCell}"/>), and any further ones read its states, as in GNMT (Wu et al. 2016);
/// without, all are plain layers. Parameters are <c>attention.weight_ih_l0</c> and so on with those of the score under
/// <c>attention.score</c>, and <c>layers.weight_ih_l0</c> and so on.
/// </summary>
internal sealed class DecoderLayers : IModule
{
    private readonly Lock _tabulating = new();
    private readonly IStepwiseAttention? _first;
    private readonly IStepwiseRecurrent? _others;
    private readonly Dropout _dropout;
    private GrowingTable? _words;

    public DecoderLayers(TranslatorOptions options, Draws seeds)
    {
        _dropout = new Dropout(options.Dropout);
        var plain = options.Layers;
        if (options.Attention is { } kind)
        {
            var score = AttentionScores.Create(kind, options.SourceStateSize, options.StateSize, seeds.Bits(0));
            _first = options.Cell.CreateWithAttention(
                new(options.Embedding, score, options.InputFeeding, options.Coverage, options.RecurrentDropout,
                seeds.Bits(1)));
            plain--;
        }
        if (plain > 0)
            _others = options.Cell.Create(
                new(_first is null ? options.Embedding : options.StateSize, options.StateSize, plain,
                Bidirectional: false, options.Dropout, options.RecurrentDropout, seeds.Bits(2)));
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [.. _first?.Under("attention") ?? [], .. _others?.Under("layers") ?? []];

    /// <summary>The sources as attention reads them; null if there is none.</summary>
    public AttentionSources? Prepare(PackedSequence encoded, TrainingPass? pass) => _first?.Prepare(encoded, pass);

    /// <summary>Runs a packed batch.</summary>
    /// <param name="embedded">The embeddings of what is read, data [rows, embedding].</param>
    /// <param name="sources">From <see cref="Prepare"/>.</param>
    /// <param name="initial">The states to start from, [layers, sequences, state], in the order given.</param>
    /// <param name="pass">The training pass; null for inference.</param>
    public DecoderResult Forward(
        PackedSequence embedded, AttentionSources? sources, RecurrentState initial, TrainingPass? pass = null)
    {
        if (_first is null)
            return new DecoderResult(_others!.Forward(embedded, pass, initial).Output.Data, embedded.Data, null);
        var attended = _first.Forward(embedded, sources!, Part(initial, 0, 1), pass);
        var output = attended.Output;
        if (_others is not null)
            output = _others.Forward(_dropout.Forward(output, pass), pass, Part(initial, 1, _others.Layers)).Output;
        return new DecoderResult(output.Data, attended.Read.Data, attended.Weights);
    }

    /// <summary>Starts running step by step, in inference.</summary>
    /// <param name="embeddings">The embeddings of the words that are read.</param>
    /// <param name="sources">From <see cref="Prepare"/>.</param>
    /// <param name="start">The states to start from, [layers, sequences, state].</param>
    public DecoderSteps Steps(Parameter embeddings, AttentionSources? sources, RecurrentState start)
    {
        LayerSteps[] others = _others is null ? [] : [.. Enumerable.Range(0, _others.Layers).Select(_others.Steps)];
        return new DecoderSteps(_first?.Steps(sources!), others, start, Words(embeddings), embeddings);
    }

    /// <summary>Frees the memory of the table of words.</summary>
    public void DropWords()
    {
        lock (_tabulating)
            _words = null;
    }

    /// <summary>
    /// The input products of words for the lowest layer, kept from search to search until the weights change.
    /// </summary>
    private GrowingTable Words(Parameter embeddings)
    {
        lock (_tabulating)
        {
            if (_words?.IsCurrent != true)
                _words = _first?.TabulateAsTheyCome(embeddings) ?? _others!.TabulateAsTheyCome(embeddings);
            return _words;
        }
    }

    private static RecurrentState Part(RecurrentState states, int first, int layers) =>
        first == 0 && layers == states.Hidden.Shape[0] ? states
            : new RecurrentState(states.Hidden.Slice(0, first, layers), states.Memory?.Slice(0, first, layers));
}

/// <summary>The result of a decoder's recurrence.</summary>
/// <param name="Output">h of the last layer at every step, packed, [rows, state].</param>
/// <param name="Read">
/// What the first layer's update read, packed: the embedding, and with attention the vector fed with it, [rows,
/// embedding + fed].
/// </param>
/// <param name="Weights">The attention weights at each step; null without attention.</param>
internal sealed record DecoderResult(Tensor Output, Tensor Read, AttentionWeights? Weights);
