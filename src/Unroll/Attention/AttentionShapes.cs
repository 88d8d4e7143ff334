namespace Unroll;

/// <summary>The shapes that every score expects.</summary>
internal static class AttentionShapes
{
    public static void Check(IAttentionScore score, PackedSequence states, Tensor query)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentNullException.ThrowIfNull(query);
        if (states.Data.Rank != 2 || states.Data.Shape[1] != score.StateSize)
            throw new ArgumentException(
                $"states have shape {states.Data.Shape}, but this score reads [rows, {score.StateSize}]",
                nameof(states));
        if (query.Shape != new Shape(score.QuerySize)
            && query.Shape != new Shape(states.Layout.Sequences, score.QuerySize))
            throw new ArgumentException(
                $"the query has shape {query.Shape}, but [{score.QuerySize}] for all sequences or "
                + $"[{states.Layout.Sequences}, {score.QuerySize}] was expected", nameof(query));
    }

    /// <summary>A vector for all sequences as it is; one for each sequence, at each of its steps.</summary>
    public static Tensor Along(this Tensor query, PackedSequence states) =>
        query.Rank == 1 ? query : states.SpreadOverTime(query);
}
