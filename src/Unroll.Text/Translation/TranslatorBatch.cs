namespace Unroll.Text;

/// <summary>A packed batch of pairs as a translator learns from it.</summary>
/// <param name="Source">The source's tokens and EOS.</param>
/// <param name="Input">What the decoder reads: BOS and the target's tokens.</param>
/// <param name="Target">What it should write: the target's tokens and EOS, in the same layout.</param>
internal sealed record TranslatorBatch(PackedTokens Source, PackedTokens Input, PackedTokens Target)
{
    /// <param name="sources">The ids of each source, followed by EOS.</param>
    /// <param name="targets">The ids of each target, followed by EOS.</param>
    public static TranslatorBatch Pack(IReadOnlyList<int[]> sources, IReadOnlyList<int[]> targets) => new(
        PackedTokens.Pack(sources),
        PackedTokens.Pack([.. targets.Select(target => (int[])[Vocabulary.Begin, .. target[..^1]])]),
        PackedTokens.Pack(targets));
}
