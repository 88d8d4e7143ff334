using TorchSharp;

namespace Unroll.Peers;

/// <summary>A batch as the chain's torch operations take it: padded, the steps first.</summary>
internal sealed class TorchCrfBatch : IDisposable
{
    private readonly TaggedBatch _batch;
    private readonly int _tags;

    public TorchCrfBatch(TaggedBatch batch, float[] emissions, int tags)
    {
        (_batch, _tags, Rows, Steps) = (batch, tags, batch.Rows, batch.Tags[0].Length);
        var sentences = batch.Tags.Length;
        var padded = new float[Steps * sentences * tags];
        var mask = new float[Steps * sentences];
        for (int step = 0, row = 0; step < Steps; step++)
        {
            for (var b = 0; b < sentences && batch.Tags[b].Length > step; b++, row++)
            {
                emissions.AsSpan(row * tags, tags).CopyTo(padded.AsSpan(((step * sentences) + b) * tags));
                mask[(step * sentences) + b] = 1;
            }
        }
        Emissions = torch.tensor(padded, [Steps, sentences, tags]);
        Emissions.requires_grad = true;
        Mask = torch.tensor(mask, [Steps, sentences]);
        var full = batch.Tags[^1].Length;
        MaskOf = [.. Enumerable.Range(0, Steps).Select(step => step < full ? null : torch.tensor(batch.Tags.Select(sentence => sentence.Length > step).ToArray(), [sentences, 1]))];
        using var scope = torch.NewDisposeScope();
        using var batchFirst = TorchBatches.Padded(batch.Tags, 0);
        Tags = batchFirst.t().contiguous().DetachFromDisposeScope();
        Transitions = (Tags[..(Steps - 1)] * tags + Tags[1..]).DetachFromDisposeScope();
        LastTags = torch.tensor(batch.Tags.Select(sentence => (long)sentence[^1]).ToArray()).DetachFromDisposeScope();
    }

    public int Rows { get; }

    public int Steps { get; }

    /// <summary><c>[steps, sentences, tags]</c>, a leaf.</summary>
    public torch.Tensor Emissions { get; }

    /// <summary>1 where there is a token, <c>[steps, sentences]</c>.</summary>
    public torch.Tensor Mask { get; }

    /// <summary>The same of each step as a condition, <c>[sentences, 1]</c>; null where every sentence still has a token, as at most steps of sentences of similar length.</summary>
    public torch.Tensor?[] MaskOf { get; }

    /// <summary><c>[steps, sentences]</c>.</summary>
    public torch.Tensor Tags { get; }

    /// <summary>Where each step's transition stands in the flattened matrix, <c>[steps - 1, sentences]</c>.</summary>
    public torch.Tensor Transitions { get; }

    /// <summary><c>[sentences]</c>.</summary>
    public torch.Tensor LastTags { get; }

    /// <summary>A gradient of the emissions in the order of packed rows.</summary>
    public float[] Packed(torch.Tensor gradient)
    {
        var values = gradient.Values();
        var (sentences, packed) = (_batch.Tags.Length, new List<float>());
        for (var step = 0; step < Steps; step++)
        {
            for (var b = 0; b < sentences && _batch.Tags[b].Length > step; b++)
                packed.AddRange(values.AsSpan(((step * sentences) + b) * _tags, _tags));
        }
        return [.. packed];
    }

    public void Dispose()
    {
        foreach (var tensor in new[] { Emissions, Mask, Tags, Transitions, LastTags }.Concat(MaskOf))
            tensor?.Dispose();
    }
}
