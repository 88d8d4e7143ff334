using Unroll;

namespace OwnTask;

/// <summary>Reads a text of digits and gives a number: embeddings, a GRU, a linear layer on its last state.</summary>
public sealed class NumberModel(ulong seed) : IModule
{
    private readonly Embedding _embedding = new(10, 8, seed: seed);
    private readonly Gru _gru = new(inputSize: 8, hiddenSize: 24, seed: seed + 1);
    private readonly Linear _output = new(24, 1, seed: seed + 2);

    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [.. _embedding.Under("embedding"), .. _gru.Under("gru"), .. _output.Under("output")];

    /// <summary>A number for each text, [batch].</summary>
    public Tensor Forward(PackedTokens texts, TrainingPass? pass = null)
    {
        var (_, hidden) = _gru.Forward(_embedding.Forward(texts, pass), pass);
        return _output.Forward(hidden.Select(0, 0), pass).Reshape(texts.Layout.BatchSizes[0]);
    }
}
