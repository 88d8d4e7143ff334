namespace Unroll.Peers;

/// <summary>
/// Embedding, one-directional LSTM over the packed batch, its last hidden state, a linear layer, cross-entropy, and
/// Adam over every parameter. The gradient of the embedding is dense.
/// </summary>
internal sealed class ClassifierProblem
{
    private const int BatchSize = 32;

    public ClassifierProblem(LabelledText text)
    {
        var draws = new Draws(seed: 1);
        Source = text.Source;
        VocabularySize = text.VocabularySize;
        Classes = text.Sentences.Max(sentence => sentence.Label) + 1;
        Weights = new Weights()
            .Add("embedding.weight", draws, 1, VocabularySize, EmbeddingSize)
            .AddLstm(draws, "lstm.", EmbeddingSize, HiddenSize, "_l0")
            .Add("linear.weight", draws, 1 / MathF.Sqrt(HiddenSize), Classes, HiddenSize)
            .Add("linear.bias", draws, 1 / MathF.Sqrt(HiddenSize), Classes);

        draws.Shuffle(text.Sentences);
        // The last, smaller batch is left out.
        Batches = [.. text.Sentences.Chunk(BatchSize).Where(chunk => chunk.Length == BatchSize)
            .Select(chunk => new TextBatch([.. chunk.Select(s => s.Tokens)], [.. chunk.Select(s => s.Label)]))];
    }

    public string Source { get; }

    public int VocabularySize { get; }

    public int EmbeddingSize => 128;

    public int HiddenSize => 256;

    public int Classes { get; }

    public float LearningRate => 1e-3f;

    /// <summary>
    /// <c>embedding.weight</c>, <c>lstm.weight_ih_l0</c> and its three companions, <c>linear.weight</c>,
    /// <c>linear.bias</c>.
    /// </summary>
    public Weights Weights { get; }

    /// <summary>One epoch, in shuffled order.</summary>
    public IReadOnlyList<TextBatch> Batches { get; }

    public TextBatch BatchOf(int step) => Batches[step % Batches.Count];

    public double GigaFlops(int step, Phase phase)
    {
        var lstm = Products.Lstm(BatchOf(step).Tokens, EmbeddingSize, HiddenSize);
        return Products.OfPhase(lstm + Products.Linear(BatchSize, HiddenSize, Classes), phase);
    }
}
