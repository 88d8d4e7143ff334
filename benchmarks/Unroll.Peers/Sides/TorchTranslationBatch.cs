using TorchSharp;

namespace Unroll.Peers;

/// <summary>A batch as the translator takes it: sources padded, translations packed, the longest first.</summary>
internal sealed class TorchTranslationBatch : IDisposable
{
    public TorchTranslationBatch(TranslationBatch batch)
    {
        Sources = new TorchSources(batch.Sources);
        int[][] read = [.. batch.Targets.Select(target => target.Prepend(TranslationText.Start).ToArray())];
        int[][] written = [.. batch.Targets.Select(target => target.Append(TranslationText.End).ToArray())];
        BatchSizes = [.. Enumerable.Range(0, read[0].Length)
            .Select(step => (long)read.Count(target => target.Length > step))];
        (Read, Written) = (Packed(read), Packed(written));
    }

    public TorchSources Sources { get; }

    /// <summary>Translations that have a token at each step.</summary>
    public long[] BatchSizes { get; }

    /// <summary>
    /// The tokens that the decoder reads, <c>[rows]</c>: step after step, the longest translation first.
    /// </summary>
    public torch.Tensor Read { get; }

    /// <summary>Those it is to write, <c>[rows]</c>.</summary>
    public torch.Tensor Written { get; }

    public void Dispose()
    {
        Sources.Dispose();
        Read.Dispose();
        Written.Dispose();
    }

    private torch.Tensor Packed(int[][] targets)
        => torch.tensor(
            BatchSizes.SelectMany((size, step) => targets.Take((int)size).Select(target => (long)target[step]))
            .ToArray());
}
