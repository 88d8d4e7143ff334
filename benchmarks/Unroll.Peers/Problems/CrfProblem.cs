namespace Unroll.Peers;

/// <summary>
/// A linear-chain CRF: the negative log-likelihood of random tags of batches with the lengths of a corpus, divided by
/// their steps, and its gradients by the emissions, which are random too, and by the chain's parameters.
/// </summary>
internal sealed class CrfProblem
{
    private const int BatchSize = 32;
    private const int Kept = 100;

    public CrfProblem(TaggedText text, int tags)
    {
        var draws = new Draws(seed: 5);
        (Source, Tags) = (text.Source, tags);
        Weights = new Weights().AddChain(draws, "", tags);
        Batches = [.. TaggedBatch.Of(text, BatchSize).Take(Kept).Select(batch =>
        {
            int[][] random = [.. batch.Tags.Select(sentence => sentence.Select(_ => draws.Below(tags)).ToArray())];
            return (new TaggedBatch(batch.Tokens, random), draws.Uniform((long)batch.Rows * tags, 3));
        })];
    }

    public string Source { get; }

    public int Tags { get; }

    /// <summary><c>start_transitions</c>, <c>end_transitions</c>, <c>transitions</c>.</summary>
    public Weights Weights { get; }

    /// <summary>The batches, and the emissions of each, <c>[rows, tags]</c> in the order of packed rows.</summary>
    public IReadOnlyList<(TaggedBatch Batch, float[] Emissions)> Batches { get; }
}
