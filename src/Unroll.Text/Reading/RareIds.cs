namespace Unroll.Text;

/// <summary>
/// Reads what occurs once in the training data as unknown, half of the time: otherwise the unknown token would never
/// occur in training, and its embedding would stay the random vector that it began as.
/// </summary>
internal sealed class RareIds
{
    /// <summary>Why half: at 1 such words are never learned, and at 0 the unknown one is not.</summary>
    private const float Share = 0.5f;

    private readonly bool[] _isRare;

    private RareIds(bool[] isRare) => _isRare = isRare;

    /// <summary>Counts the ids of the training data.</summary>
    /// <param name="rows">The ids of each text.</param>
    /// <param name="count">How many different ids there may be.</param>
    /// <param name="known">Which ids are known from elsewhere, however rare they are here; null for none.</param>
    public static RareIds Of(IEnumerable<int[]> rows, int count, bool[]? known = null)
    {
        var counts = new int[count];
        foreach (var row in rows)
        {
            foreach (var id in row)
                counts[id]++;
        }
        return new([.. counts.Select((times, id) => times == 1 && known?[id] != true)]);
    }

    /// <summary>The tokens of a batch, with rare ones replaced.</summary>
    public PackedTokens Forward(PackedTokens tokens, TrainingPass pass)
    {
        var draws = pass.NextDraws();
        var ids = tokens.Ids.ToArray();
        for (var i = 0; i < ids.Length; i++)
        {
            if (_isRare[ids[i]] && draws.Uniform((ulong)i) < Share)
                ids[i] = Vocabulary.Unknown;
        }
        return tokens.WithIds(ids);
    }
}
