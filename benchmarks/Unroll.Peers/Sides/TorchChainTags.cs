using TorchSharp;

namespace Unroll.Peers;

/// <summary>The tags of a batch as a chain's torch operations take them.</summary>
internal sealed class TorchChainTags : IDisposable
{
    public TorchChainTags(TaggedBatch batch, int tags)
    {
        BatchSizes = [.. batch.Tags[0].Select((_, step) => batch.Tags.LongCount(own => own.Length > step))];
        Rows = Tensor(batch.PackedTags.Select(tag => (long)tag)).unsqueeze_(1);
        var pairs = batch.Tags.SelectMany(own => own.Zip(own.Skip(1)));
        Transitions = Tensor(pairs.Select(pair => ((long)pair.First * tags) + pair.Second));
        First = Tensor(batch.Tags.Select(own => (long)own[0]));
        Last = Tensor(batch.Tags.Select(own => (long)own[^1]));

        static torch.Tensor Tensor(IEnumerable<long> values) => torch.tensor(values.ToArray());
    }

    /// <summary>Sentences that have a token at each step.</summary>
    public long[] BatchSizes { get; }

    /// <summary>Of packed rows, <c>[rows, 1]</c>.</summary>
    public torch.Tensor Rows { get; }

    /// <summary>Where each transition stands in the flattened matrix.</summary>
    public torch.Tensor Transitions { get; }

    /// <summary><c>[sentences]</c>.</summary>
    public torch.Tensor First { get; }

    /// <summary><c>[sentences]</c>.</summary>
    public torch.Tensor Last { get; }

    public void Dispose()
    {
        Rows.Dispose();
        Transitions.Dispose();
        First.Dispose();
        Last.Dispose();
    }
}
