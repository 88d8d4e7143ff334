namespace Unroll.Text;

/// <summary>
/// Batches of texts of similar length, different in every epoch: the texts are shuffled and split into pools of fifty
/// batches; each pool is sorted by length and split, and the batches of all pools are shuffled again. Packed sequences
/// need no padding, but sequences of the same length end together, so every step's product has many
/// rows. If batches are limited by tokens, all texts are one pool, so that every epoch has the same number of batches:
/// chance decides only among texts of the same length.
/// </summary>
public sealed class LengthBuckets
{
    /// <summary>
    /// Large enough for similar lengths, and small enough that chance, not length, decides which texts share a batch.
    /// </summary>
    private const int PoolBatches = 50;

    private readonly int[] _lengths;
    private readonly int _batchSize;
    private readonly int? _batchTokens;

    /// <summary>Takes the lengths of all texts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A batch would be empty.</exception>
    public LengthBuckets(IEnumerable<int> lengths, int batchSize)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        _lengths = [.. lengths];
        _batchSize = batchSize;
        Count = (int)(((long)_lengths.Length + _batchSize - 1) / _batchSize);
    }

    private LengthBuckets(IEnumerable<int> lengths, int batchSize, int batchTokens)
        : this(lengths, batchSize)
    {
        _batchTokens = batchTokens;
        Count = TokenBatches.Cut(_lengths.OrderDescending(), length => length, batchTokens).Count();
    }

    /// <summary>How many batches an epoch has.</summary>
    public int Count { get; }

    /// <summary>Batches of at most so many tokens together; a text with more is a batch alone.</summary>
    internal static LengthBuckets OfTokens(IEnumerable<int> lengths, int batchTokens) =>
        new(lengths, int.MaxValue, batchTokens);

    /// <summary>
    /// The batches of one epoch, as indices of texts: each text once. The same seed and epoch give the same batches.
    /// </summary>
    public IReadOnlyList<int[]> Epoch(ulong seed, int epoch)
    {
        var order = new int[_lengths.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        new Draws(seed, (ulong)epoch, 0).Shuffle<int>(order);
        var batches = new List<int[]>(Count);
        // Only the last batch of an epoch may be short: pools hold whole batches.
        foreach (var pool in order.Chunk((int)Math.Min((long)_batchSize * PoolBatches, int.MaxValue)))
        {
            // Stable, so that chance decides among texts of the same length.
            var sorted = pool.OrderByDescending(i => _lengths[i]);
            batches.AddRange(
                _batchTokens is { } tokens ? TokenBatches.Cut(sorted, i => _lengths[i], tokens)
                : sorted.Chunk(_batchSize));
        }
        var shuffled = batches.ToArray();
        new Draws(seed, (ulong)epoch, 1).Shuffle<int[]>(shuffled);
        return shuffled;
    }
}
