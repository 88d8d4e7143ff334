namespace Unroll;

/// <summary>
/// Pads sequences of different lengths to the same length, and back: PyTorch's <c>pad_sequence</c> and
/// <c>unpad_sequence</c>.
/// </summary>
public static class Padding
{
    /// <summary>One tensor of all sequences, the shorter ones padded. Gradients go back to each sequence.</summary>
    /// <param name="sequences">Each [time, ...], of one size in all dimensions but time.</param>
    /// <param name="batchFirst">Whether the result is [batch, time, ...] or [time, batch, ...].</param>
    /// <param name="paddingValue">The value that shorter ones are padded with.</param>
    /// <param name="side">On which side they are padded.</param>
    /// <exception cref="ArgumentException">
    /// There is no sequence, one is null, or their sizes differ in more than time.
    /// </exception>
    public static Tensor PadSequence(
        IReadOnlyList<Tensor> sequences, bool batchFirst = false, float paddingValue = 0,
        PaddingSide side = PaddingSide.Right)
    {
        var all = Given.All(sequences);
        var sizes = TrailingSizes(all, nameof(sequences));
        var batch = all.Length;
        var steps = all.Max(sequence => sequence.Shape[0]);
        var shape = new Shape([batchFirst ? batch : steps, batchFirst ? steps : batch, .. sizes]);
        var rows = new int[batch * steps];
        Array.Fill(rows, RowGather.Nothing);
        var next = 0;
        for (var b = 0; b < batch; b++)
        {
            var length = all[b].Shape[0];
            var first = side == PaddingSide.Left ? steps - length : 0;
            for (var t = first; t < first + length; t++)
                rows[batchFirst ? b * steps + t : t * batch + b] = next++;
        }
        return Tensor.Concatenate(all).GatherRows(rows, new Shape(sizes).Count, shape, paddingValue);
    }

    /// <summary>Token ids of several sequences as a matrix [batch, time], the shorter ones padded.</summary>
    /// <param name="sequences">The ids of each sequence.</param>
    /// <param name="paddingValue">The value that shorter ones are padded with.</param>
    /// <param name="side">On which side they are padded.</param>
    /// <exception cref="ArgumentException">There is no sequence, or one is null.</exception>
    public static int[,] PadSequence(
        IReadOnlyList<int[]> sequences, int paddingValue = 0, PaddingSide side = PaddingSide.Right)
    {
        var all = Given.All(sequences);
        if (all.Length == 0)
            throw new ArgumentException(
                "sequences is empty, but a batch needs at least one sequence", nameof(sequences));
        var steps = all.Max(ids => ids.Length);
        var result = new int[all.Length, steps];
        for (var b = 0; b < all.Length; b++)
        {
            var ids = all[b];
            var first = side == PaddingSide.Left ? steps - ids.Length : 0;
            for (var t = 0; t < steps; t++)
                result[b, t] = t >= first && t < first + ids.Length ? ids[t - first] : paddingValue;
        }
        return result;
    }

    /// <summary>
    /// The sequences of a batch that was padded on the right, each [time, ...]. Gradients go back to the batch.
    /// </summary>
    /// <param name="padded">[batch, time, ...] or [time, batch, ...].</param>
    /// <param name="lengths">Steps of each sequence.</param>
    /// <param name="batchFirst">Which of the two <paramref name="padded"/> is.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="padded"/> has fewer than two dimensions, or the lengths do not fit it.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative.</exception>
    public static Tensor[] UnpadSequence(Tensor padded, ReadOnlySpan<int> lengths, bool batchFirst = false)
    {
        var (batch, steps) = BatchAndSteps(padded, lengths, batchFirst);
        var sizes = padded.Shape.Sizes[2..];
        var width = new Shape(sizes).Count;
        var result = new Tensor[batch];
        for (var b = 0; b < batch; b++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lengths[b], $"lengths[{b}]");
            var rows = new int[lengths[b]];
            for (var t = 0; t < rows.Length; t++)
                rows[t] = batchFirst ? b * steps + t : t * batch + b;
            result[b] = padded.GatherRows(rows, width, new Shape([rows.Length, .. sizes]));
        }
        return result;
    }

    /// <summary>Reads the first two sizes of a padded batch, after checking that the lengths fit them.</summary>
    internal static (int Batch, int Steps) BatchAndSteps(Tensor padded, ReadOnlySpan<int> lengths, bool batchFirst)
    {
        ArgumentNullException.ThrowIfNull(padded);
        if (padded.Rank < 2)
            throw new ArgumentException(
                $"padded has shape {padded.Shape}, but a padded batch has at least the two dimensions "
                + $"{(batchFirst ? "[batch, time]" : "[time, batch]")}", nameof(padded));
        var (batch, steps) = batchFirst ? (padded.Shape[0], padded.Shape[1]) : (padded.Shape[1], padded.Shape[0]);
        if (lengths.Length != batch)
            throw new ArgumentException(
                $"{lengths.Length} lengths were given, but the padded batch of shape {padded.Shape} has {batch} "
                + $"sequences; batchFirst is {batchFirst}", nameof(lengths));
        for (var b = 0; b < batch; b++)
        {
            if (lengths[b] > steps)
                throw new ArgumentException(
                    $"lengths[{b}] is {lengths[b]}, but the padded batch has {steps} steps", nameof(lengths));
        }
        return (batch, steps);
    }

    /// <summary>The sizes after time, after checking that all sequences share them.</summary>
    internal static int[] TrailingSizes(Tensor[] sequences, string name)
    {
        if (sequences.Length == 0)
            throw new ArgumentException($"{name} is empty, but a batch needs at least one sequence", name);
        for (var i = 0; i < sequences.Length; i++)
        {
            var (shape, first) = (sequences[i].Shape, sequences[0].Shape);
            if (shape.Rank == 0)
                throw new ArgumentException($"{name}[{i}] is a single number, but a sequence is [time, ...]", name);
            if (!shape.Sizes[1..].SequenceEqual(first.Sizes[1..]))
                throw new ArgumentException(
                    $"{name}[{i}] has shape {shape} and {name}[0] {first}, but sequences of a batch differ in time "
                    + "alone", name);
        }
        return sequences[0].Shape.Sizes[1..].ToArray();
    }
}
