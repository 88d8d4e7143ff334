using Unroll;

namespace LectureClassifier;

/// <summary>
/// The text classifier of the lecture, line by line: embedding, packed bidirectional LSTM, <c>hn[-1]</c>, linear.
/// </summary>
public sealed class LstmClassifier(int vocabularySize, int embeddingSize, int hiddenSize, int classes, ulong seed)
    : IModule
{
    private readonly Embedding _embeddings = new(vocabularySize, embeddingSize, seed: seed);
    private readonly Lstm _lstm = new(embeddingSize, hiddenSize, batchFirst: true, bidirectional: true, seed: seed + 1);
    private readonly Linear _output = new(hiddenSize, classes, seed: seed + 2);

    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
        [.. _embeddings.Under("embeddings"), .. _lstm.Under("lstm"), .. _output.Under("output")];

    /// <param name="inputs">Token ids, [batch, time].</param>
    /// <param name="lengths">How many of each row are real.</param>
    /// <returns>Logits, [batch, classes].</returns>
    public Tensor Forward(int[,] inputs, int[] lengths, TrainingPass? pass = null)
    {
        var embeddings = _embeddings.Forward(inputs, pass);
        // Pack the sequences of differing lengths.
        var packed = PackedSequence.Pack(embeddings, lengths, batchFirst: true, enforceSorted: false);
        var (_, (hn, _)) = _lstm.Forward(packed, pass);
        return _output.Forward(hn.Select(0, hn.Shape[0] - 1), pass); // hn[-1]: the reverse direction's last state
    }
}
