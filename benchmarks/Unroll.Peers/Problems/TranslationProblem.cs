using Unroll.Text;

namespace Unroll.Peers;

/// <summary>
/// A translator: one embedding of both languages, a packed bidirectional LSTM over the source, and an LSTM over the
/// translation whose step reads [x(t); c(t)], c(t) the states of the source by additive attention from h(t-1). It
/// begins at h(0) = tanh(bridge_hidden(h)) and c(0) = tanh(bridge_cell(c)), h and c the last hidden and cell states of
/// both directions side by side. Logits are <c>embedding.weight</c> readout([h(t); x(t); c(t)]) + <c>output_bias</c>.
/// The loss is the mean cross-entropy of a batch's rows, the true token before each being read, and Adam learns every
/// parameter.
/// </summary>
/// <remarks>
/// Decoding translates the whole test part. At each step the best continuations of a sentence's live prefixes, by
/// log-probability, are taken, as many as five less those that are finished: those that write the end are finished,
/// with their log-probability divided by their length, the end counted, as score; the others live on. A sentence is
/// done when none lives on, or when its prefixes have <see cref="MaximumLength"/> tokens; its translation is the
/// finished one of the highest score, or the most probable prefix where none is finished.
/// </remarks>
internal sealed class TranslationProblem
{
    public const int EmbeddingSize = 256;

    /// <summary>Of each direction of the encoder.</summary>
    public const int EncoderSize = 256;

    public const int StateSize = 2 * EncoderSize;

    /// <summary>Of the decoder.</summary>
    public const int HiddenSize = 512;

    public const int AttentionSize = 512;

    public const float LearningRate = 1e-3f;

    public const int Beam = 5;

    private const int BatchSize = 64;

    /// <summary>With weights in their initial ranges, which never write the end.</summary>
    public TranslationProblem(TranslationText text)
        : this(text, Initial(text.VocabularySize))
    {
    }

    public TranslationProblem(TranslationText text, Weights weights)
    {
        (Text, Weights) = (text, weights);
        // By the translation's length first, which has the more work.
        var lengths = text.Training.Select(pair => (pair.Target.Length * 1024) + Math.Min(pair.Source.Length, 1023));
        var batches = new LengthBuckets(lengths, BatchSize).Epoch(seed: 1, epoch: 1);
        Batches = [.. batches.Where(batch => batch.Length == BatchSize).Select(Batch)];

        TranslationBatch Batch(int[] batch)
            => new([.. batch.Select(i => text.Training[i].Source)], [.. batch.Select(i => text.Training[i].Target)]);
    }

    public TranslationText Text { get; }

    /// <summary>
    /// <c>embedding.weight</c>, both directions of <c>encoder</c>, <c>bridge_hidden</c>, <c>bridge_cell</c>,
    /// <c>attention.state.weight</c>, <c>attention.query.weight</c>, <c>attention.vector</c>,
    /// <c>decoder.weight_ih</c> and its three companions, <c>readout</c>, <c>output_bias</c>.
    /// </summary>
    public Weights Weights { get; }

    /// <summary>One epoch, in batches of similar length.</summary>
    public IReadOnlyList<TranslationBatch> Batches { get; }

    public TranslationBatch BatchOf(int step) => Batches[step % Batches.Count];

    /// <summary>The matrix products of a training step.</summary>
    public double GigaFlops(int step)
    {
        var batch = BatchOf(step);
        var readings = batch.Sources.Zip(batch.Targets, (source, target) => source.Length * (target.Length + 1)).Sum();
        return Products.OfPhase(Forward(batch.Sources, batch.Rows, readings), Phase.Training);
    }

    /// <summary>The matrix products of translating the test part.</summary>
    /// <param name="prefixes">Prefixes that are continued, over all sentences and steps.</param>
    /// <param name="readings">Source states that are read for them.</param>
    public double SearchGigaFlops(long prefixes, long readings) => Forward(Text.Test, prefixes, readings);

    /// <param name="rows">Steps of the decoder, over all sentences.</param>
    /// <param name="readings">Source states that attention reads in them.</param>
    private double Forward(int[][] sources, double rows, double readings)
    {
        var states = sources.Sum(source => source.Length);
        var encoder = 2 * Products.Lstm(states, EmbeddingSize, EncoderSize);
        var start = 2 * Products.Linear(sources.Length, StateSize, HiddenSize);
        // The score of a state is a product with one vector, and its part of the context another.
        var attention = Products.Linear(states, StateSize, AttentionSize)
            + Products.Linear(rows, HiddenSize, AttentionSize)
            + Products.Linear(readings, AttentionSize + StateSize, 1);
        var decoder = Products.Lstm(rows, EmbeddingSize + StateSize, HiddenSize);
        var output = Products.Linear(rows, HiddenSize + EmbeddingSize + StateSize, EmbeddingSize)
            + Products.Linear(rows, EmbeddingSize, Text.VocabularySize);
        return encoder + start + attention + decoder + output;
    }

    /// <summary>Tokens of a translation at most, without its end.</summary>
    /// <param name="sourceLength">Tokens of the source, its end counted.</param>
    public static int MaximumLength(int sourceLength) => (2 * (sourceLength - 1)) + 20;

    private static Weights Initial(int vocabularySize)
    {
        var draws = new Draws(seed: 6);
        var attentionRange = 1 / MathF.Sqrt(StateSize + HiddenSize);
        return new Weights()
            .Add("embedding.weight", draws, 0.1f, vocabularySize, EmbeddingSize)
            .AddLstm(draws, "encoder.", EmbeddingSize, EncoderSize, "_l0")
            .AddLstm(draws, "encoder.", EmbeddingSize, EncoderSize, "_l0_reverse")
            .AddLinear(draws, "bridge_hidden", StateSize, HiddenSize)
            .AddLinear(draws, "bridge_cell", StateSize, HiddenSize)
            .Add("attention.state.weight", draws, attentionRange, AttentionSize, StateSize)
            .Add("attention.query.weight", draws, attentionRange, AttentionSize, HiddenSize)
            .Add("attention.vector", draws, 1 / MathF.Sqrt(AttentionSize), AttentionSize)
            .AddLstm(draws, "decoder.", EmbeddingSize + StateSize, HiddenSize, "")
            .AddLinear(draws, "readout", HiddenSize + EmbeddingSize + StateSize, EmbeddingSize)
            .Add("output_bias", draws, 0, vocabularySize);
    }
}
