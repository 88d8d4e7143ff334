using TorchSharp;

namespace Unroll.Peers;

/// <summary>Sentences to translate, padded to the longest.</summary>
internal sealed class TorchSources : IDisposable
{
    public TorchSources(int[][] sentences)
    {
        Tokens = TorchBatches.Padded(sentences, Vocabulary.Padding);
        Lengths = TorchBatches.Lengths(sentences);
        var longest = sentences.Max(sentence => sentence.Length);
        if (sentences.Any(sentence => sentence.Length < longest))
        {
            Mask = torch.tensor(
                sentences.SelectMany(
                    sentence => Enumerable.Range(0, longest)
                    .Select(at => at < sentence.Length ? 0 : float.NegativeInfinity)).ToArray(),
                    [sentences.Length, 1, longest]);
        }
    }

    /// <summary>Ids, <c>[batch, time]</c>.</summary>
    public torch.Tensor Tokens { get; }

    /// <summary><c>[batch]</c>.</summary>
    public torch.Tensor Lengths { get; }

    /// <summary>
    /// What to add to the scores of attention: nothing, or at padding minus infinity; <c>[batch, 1, time]</c>, and null
    /// where nothing is padded.
    /// </summary>
    public torch.Tensor? Mask { get; }

    public void Dispose()
    {
        Tokens.Dispose();
        Lengths.Dispose();
        Mask?.Dispose();
    }
}
