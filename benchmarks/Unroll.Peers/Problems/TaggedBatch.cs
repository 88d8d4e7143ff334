namespace Unroll.Peers;

/// <summary>Sentences as ids with their tags, the longest first.</summary>
internal sealed record TaggedBatch(int[][] Tokens, int[][] Tags)
{
    /// <summary>Steps of all sentences together.</summary>
    public int Rows { get; } = Tokens.Sum(sentence => sentence.Length);

    /// <summary>The tags step after step, the longest sentence first: the order of packed rows.</summary>
    public int[] PackedTags =>
    [
        .. Enumerable.Range(0, Tags[0].Length)
            .SelectMany(step => Tags.TakeWhile(tags => tags.Length > step).Select(tags => tags[step])),
    ];

    /// <summary>The sentences of a corpus in batches of similar length, which serve either side alike.</summary>
    public static IReadOnlyList<TaggedBatch> Of(TaggedText text, int batchSize)
    {
        var buckets = new Text.LengthBuckets(text.Sentences.Select(sentence => sentence.Tokens.Length), batchSize);
        return [.. buckets.Epoch(seed: 1, epoch: 1).Where(batch => batch.Length == batchSize)
            .Select(batch => new TaggedBatch(
                [.. batch.Select(i => text.Sentences[i].Tokens)], [.. batch.Select(i => text.Sentences[i].Tags)]))];
    }
}
