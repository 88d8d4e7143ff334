namespace Unroll;

/// <summary>Checks of the shapes that every score expects.</summary>
internal static class AttentionShapes
{
    public static void Check(IAttentionScore score, PackedSequence keys, Tensor query)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentNullException.ThrowIfNull(query);
        if (keys.Data.Rank != 2 || keys.Data.Shape[1] != score.KeySize)
            throw new ArgumentException(
                $"keys have shape {keys.Data.Shape}, but this score reads [rows, {score.KeySize}]",
                nameof(keys));
        if (query.Shape != new Shape(score.QuerySize)
            && query.Shape != new Shape(keys.Layout.Sequences, score.QuerySize))
            throw new ArgumentException(
                $"the query has shape {query.Shape}, but [{score.QuerySize}] for all sequences or "
                + $"[{keys.Layout.Sequences}, {score.QuerySize}] was expected", nameof(query));
    }

    /// <summary>
    /// A vector for all sequences stays as it is; vectors of each sequence are spread over its steps.
    /// </summary>
    public static Tensor Along(this Tensor query, PackedSequence states) =>
        query.Rank == 1 ? query : states.SpreadOverTime(query);
}
