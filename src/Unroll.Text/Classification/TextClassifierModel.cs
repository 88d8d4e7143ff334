using Unroll.Randomness;

namespace Unroll.Text;

/// <summary>
/// Embeddings, a recurrent network, what <see cref="Pooling"/> takes of its states, and a linear layer: the lecture's classifier, over any cell. Parameters are
/// <c>embeddings.weight</c>, <c>lstm.weight_ih_l0</c> and so on (under that name for every cell, as the lecture's code calls the layer), <c>output.weight</c> and <c>output.bias</c>.
/// </summary>
public sealed class TextClassifierModel : ITokenModel
{
    private readonly Embedding _embeddings;
    private readonly IRecurrent _recurrent;
    private readonly Linear _output;
    private readonly Pooling _pooling;
    private readonly float _dropout;

    /// <summary>Makes a model with initial weights.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="vocabularySize">How many token ids there are, padding and unknown included.</param>
    /// <param name="classes">How many classes there are, 2 or more.</param>
    /// <param name="seed">Makes the initial weights repeat.</param>
    /// <exception cref="ArgumentException">A size or option is out of its range.</exception>
    public TextClassifierModel(TextClassifierOptions options, int vocabularySize, int classes, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        ArgumentOutOfRangeException.ThrowIfLessThan(vocabularySize, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        var seeds = new Draws(seed);
        _embeddings = new Embedding(vocabularySize, options.Embedding, paddingIndex: Vocabulary.Padding, seed: seeds.Bits(0));
        _recurrent = options.Cell.Create(new(options.Embedding, options.Hidden, options.Layers, options.Bidirectional, options.Dropout, seeds.Bits(1)));
        _output = new Linear(PooledSize(options), classes, seed: seeds.Bits(2));
        _pooling = options.Pooling;
        _dropout = options.Dropout;
        if (options.InitialRange is { } range)
            Redraw(range, new Draws(seeds.Bits(3)));
    }

    /// <summary>Features that a text is classified by.</summary>
    internal static int PooledSize(TextClassifierOptions options) =>
        checked(options.Hidden * (options.Bidirectional && options.Pooling == Pooling.Last ? 2 : 1));

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [.. _embeddings.Under("embeddings"), .. _recurrent.Under("lstm"), .. _output.Under("output")];

    /// <summary>The scores of the classes for each text, [batch, classes], before the softmax.</summary>
    /// <param name="tokens">A batch of texts.</param>
    /// <param name="pass">The training pass; null for inference.</param>
    public Tensor Forward(PackedTokens tokens, TrainingPass? pass = null)
    {
        var embedded = _embeddings.Forward(tokens, pass);
        var input = new PackedSequence(embedded.Data.Dropout(_dropout, pass), embedded.Layout);
        var (_, state) = _recurrent.Forward(input, pass);
        return _output.Forward(Pooled(state.Hidden).Dropout(_dropout, pass), pass);
    }

    /// <param name="hidden">[layers * directions, batch, hidden], the last layer's directions last.</param>
    private Tensor Pooled(Tensor hidden)
    {
        var last = hidden.Select(0, hidden.Shape[0] - 1);
        return _recurrent.Bidirectional && _pooling == Pooling.Last
            ? Tensor.Concatenate([hidden.Select(0, hidden.Shape[0] - 2), last], dimension: 1)
            : last;
    }

    private void Redraw(float range, Draws seeds)
    {
        ulong index = 0;
        foreach (var (_, parameter) in NamedParameters())
            parameter.Assign(Tensor.Uniform(parameter.Shape, -range, range, seeds.Bits(index++)));
    }
}
