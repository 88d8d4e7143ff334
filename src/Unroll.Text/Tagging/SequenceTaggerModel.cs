namespace Unroll.Text;

/// <summary>
/// The lecture's figure 3: embeddings, a recurrent network over any cell, and an output at every step. The
/// word's embedding may be joined by the last states of a bidirectional LSTM over its characters, and by embeddings of
/// the pairs that it makes with its neighbours. Parameters are <c>embeddings.weight</c>, <c>lstm.weight_ih_l0</c> and
/// so on,
/// <c>output.weight</c> and <c>output.bias</c>; with the options that ask for them <c>characters.weight</c>,
/// <c>spelling.weight_ih_l0</c> and so on, <c>bigrams.weight</c>, <c>crf.transitions</c>, <c>crf.start_transitions</c>
/// and <c>crf.end_transitions</c>.
/// </summary>
public sealed class SequenceTaggerModel : IModule
{
    private readonly TokenFeatures _features;
    private readonly IRecurrent _recurrent;
    private readonly Linear _output;
    private readonly Dropout _dropout;

    /// <summary>Makes a model with initial weights.</summary>
    /// <param name="options">The options of the model.</param>
    /// <param name="vocabularies">How many ids there are.</param>
    /// <param name="tags">How many tags there are.</param>
    /// <param name="isAllowed">Which transitions the CRF allows (<see cref="LinearChainCrf"/>).</param>
    /// <param name="seed">Makes the initial weights repeatable.</param>
    internal SequenceTaggerModel(
        SequenceTaggerOptions options, TokenVocabularies vocabularies, int tags, Func<int?, int?, bool> isAllowed,
        ulong seed)
    {
        var seeds = new Draws(seed);
        _features = new TokenFeatures(options, vocabularies.Sizes, seeds);
        _recurrent = options.CreateRecurrent(seeds.Bits(4));
        _output = new Linear(options.Hidden * options.Directions, tags, seed: seeds.Bits(5));
        Crf = options.Head == TagHead.Crf ? new LinearChainCrf(tags, isAllowed, seeds.Bits(6)) : null;
        _dropout = new Dropout(options.Dropout);
        if (options.InitialRange is { } range)
            this.Redraw(range, new Draws(seeds.Bits(7)));
        ModelSize.Check(this);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [.. Encoder, .. _output.Under("output"), .. Crf?.Under("crf") ?? []];

    /// <summary>The weights that texts are read with.</summary>
    internal IEnumerable<(string Name, Parameter Parameter)> Encoder =>
        [.. _features.NamedParameters(), .. _recurrent.Under("lstm")];

    /// <summary>The CRF over the tags; null if each step is tagged independently.</summary>
    internal LinearChainCrf? Crf { get; }

    /// <summary>The embeddings of words, [vocabulary, embedding].</summary>
    internal Parameter Embeddings => _features.Words.Weight;

    /// <summary>
    /// The scores of the tags at each step, data [rows, tags]: before the softmax, or what the CRF calls emissions.
    /// </summary>
    internal PackedSequence Forward(TokenBatch batch, TrainingPass? pass = null)
    {
        var (states, _) = _recurrent.Forward(_dropout.Forward(_features.Forward(batch, pass), pass), pass);
        return new PackedSequence(_output.Forward(_dropout.Forward(states.Data, pass), pass), batch.Words.Layout);
    }

    /// <summary>What happens inside the recurrence over a batch of one sentence.</summary>
    internal RecurrentTrace Trace(TokenBatch sentence) => _recurrent.Trace(_features.Forward(sentence).Data);
}
