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
    private readonly WordDropout _wordDropout;
    private readonly Embedding _embeddings;
    private readonly Embedding? _characters;
    private readonly Lstm? _spelling;
    private readonly Embedding? _bigrams;
    private readonly IRecurrent _recurrent;
    private readonly Linear _output;
    private readonly Dropout _dropout;
    private readonly bool _frozen;

    /// <summary>Makes a model with initial weights.</summary>
    /// <param name="options">The options of the model.</param>
    /// <param name="vocabularies">How many ids there are.</param>
    /// <param name="tags">How many tags there are.</param>
    /// <param name="isAllowed">Which transitions the CRF allows (<see cref="LinearChainCrf"/>).</param>
    /// <param name="seed">Makes the initial weights repeatable.</param>
    internal SequenceTaggerModel(
        SequenceTaggerOptions options, TaggerVocabularies vocabularies, int tags, Func<int?, int?, bool> isAllowed,
        ulong seed)
    {
        var seeds = new Draws(seed);
        _wordDropout = new WordDropout(options.WordDropout, Vocabulary.Unknown);
        _embeddings = new Embedding(vocabularies.Words.Count, options.Embedding, Vocabulary.Padding, seeds.Bits(0));
        if (vocabularies.Characters is { } characters)
        {
            _characters = new Embedding(
                characters.Count, options.CharacterEmbedding, Vocabulary.Padding, seeds.Bits(1));
            _spelling = new Lstm(
                options.CharacterEmbedding, options.CharacterHidden, bidirectional: true, seed: seeds.Bits(2));
        }
        if (vocabularies.Bigrams is { } bigrams)
            _bigrams = new Embedding(bigrams.Count, options.BigramEmbedding, Vocabulary.Padding, seeds.Bits(3));
        _recurrent = options.CreateRecurrent(seeds.Bits(4));
        _output = new Linear(options.Hidden * options.Directions, tags, seed: seeds.Bits(5));
        Crf = options.Head == TagHead.Crf ? new LinearChainCrf(tags, isAllowed, seeds.Bits(6)) : null;
        _dropout = new Dropout(options.Dropout);
        _frozen = options.Vectors?.Frozen == true;
        if (options.InitialRange is { } range)
            this.Redraw(range, new Draws(seeds.Bits(7)));
        ModelSize.Check(this);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
    [
        .. _embeddings.Under("embeddings"), .. _characters?.Under("characters") ?? [], .. _spelling?.Under("spelling")
            ?? [], .. _bigrams?.Under("bigrams") ?? [],
        .. _recurrent.Under("lstm"), .. _output.Under("output"), .. Crf?.Under("crf") ?? [],
    ];

    /// <summary>The CRF over the tags; null if each step is tagged independently.</summary>
    internal LinearChainCrf? Crf { get; }

    /// <summary>The embeddings of words, [vocabulary, embedding].</summary>
    internal Parameter Embeddings => _embeddings.Weight;

    /// <summary>
    /// The scores of the tags at each step, data [rows, tags]: before the softmax, or what the CRF calls emissions.
    /// </summary>
    internal PackedSequence Forward(TaggerBatch batch, TrainingPass? pass = null)
    {
        var layout = batch.Words.Layout;
        var features = new PackedSequence(_dropout.Forward(Features(batch, pass), pass), layout);
        var (states, _) = _recurrent.Forward(features, pass);
        return new PackedSequence(_output.Forward(_dropout.Forward(states.Data, pass), pass), layout);
    }

    /// <summary>What happens inside the recurrence over a batch of one sentence.</summary>
    internal RecurrentTrace Trace(TaggerBatch sentence) => _recurrent.Trace(Features(sentence, pass: null));

    /// <summary>What the recurrence reads at each step, [rows, features].</summary>
    private Tensor Features(TaggerBatch batch, TrainingPass? pass)
    {
        List<Tensor> input = [_embeddings.Forward(_wordDropout.Forward(batch.Words, pass), _frozen ? null : pass).Data];
        if (batch.Spellings is { } spellings)
            input.Add(Spelt(spellings, pass).IndexSelect(0, batch.SpellingOf));
        if (batch.Before is { } before)
            input.AddRange([_bigrams!.Forward(before, pass).Data, _bigrams.Forward(batch.Behind!, pass).Data]);
        return input is [var only] ? only : Tensor.Concatenate(input, dimension: 1);
    }

    /// <summary>
    /// The vector of each word's characters, [words, 2 * hidden]: the last states of both directions.
    /// </summary>
    private Tensor Spelt(PackedTokens spellings, TrainingPass? pass)
    {
        var hidden = _spelling!.LastState(_dropout.Forward(_characters!.Forward(spellings, pass), pass), pass).H;
        return Tensor.Concatenate([hidden.Select(0, 0), hidden.Select(0, 1)], dimension: 1);
    }
}
