namespace Unroll.Peers;

/// <summary>
/// Embedding, bidirectional LSTM over the packed batch, a linear layer at every step, the mean cross-entropy of all
/// steps or the negative log-likelihood of a chain, and Adam over every parameter.
/// </summary>
internal sealed class TaggerProblem
{
    private const int BatchSize = 32;

    /// <param name="hasChain">Whether a linear-chain CRF stands on the scores.</param>
    public TaggerProblem(TaggedText text, bool hasChain)
    {
        var draws = new Draws(seed: 4);
        (Source, VocabularySize, Tags) = (text.Source, text.VocabularySize, text.Tags);
        Weights = new Weights()
            .Add("embedding.weight", draws, 1, VocabularySize, EmbeddingSize)
            .AddLstm(draws, "lstm.", EmbeddingSize, HiddenSize, "_l0")
            .AddLstm(draws, "lstm.", EmbeddingSize, HiddenSize, "_l0_reverse")
            .Add("linear.weight", draws, 1 / MathF.Sqrt(2 * HiddenSize), Tags, 2 * HiddenSize)
            .Add("linear.bias", draws, 1 / MathF.Sqrt(2 * HiddenSize), Tags);
        HasChain = hasChain;
        if (hasChain)
            Weights.AddChain(draws, "crf.", Tags);
        Batches = TaggedBatch.Of(text, BatchSize);
    }

    public string Source { get; }

    public int VocabularySize { get; }

    public int EmbeddingSize => 128;

    /// <summary>Of each direction.</summary>
    public int HiddenSize => 256;

    public int Tags { get; }

    public bool HasChain { get; }

    public float LearningRate => 1e-3f;

    /// <summary>
    /// <c>embedding.weight</c>, both directions of <c>lstm</c>, <c>linear.weight</c>, <c>linear.bias</c>, and the
    /// chain's under <c>crf</c>.
    /// </summary>
    public Weights Weights { get; }

    /// <summary>One epoch.</summary>
    public IReadOnlyList<TaggedBatch> Batches { get; }

    public TaggedBatch BatchOf(int step) => Batches[step % Batches.Count];

    public double GigaFlops(int step, Phase phase)
    {
        var rows = BatchOf(step).Rows;
        return Products.OfPhase(
            (2 * Products.Lstm(rows, EmbeddingSize, HiddenSize)) + Products.Linear(rows, 2 * HiddenSize, Tags), phase);
    }
}
