namespace Unroll;

/// <summary>
/// A batch of sequences packed without padding, as recurrent layers take and give it: PyTorch's <c>PackedSequence</c>.
/// Packing and unpacking let gradients through.
/// </summary>
public sealed partial class PackedSequence
{
    private readonly LookedUpRows? _rows;
    private Tensor? _data;

    /// <summary>Joins data with the layout that it is packed in.</summary>
    /// <param name="data">[rows, ...], a row for each step of each sequence.</param>
    /// <param name="layout">Where each step lies.</param>
    /// <exception cref="ArgumentException">The data do not have as many rows as the layout.</exception>
    public PackedSequence(Tensor data, PackedLayout layout)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(layout);
        if (data.Rank == 0 || data.Shape[0] != layout.Rows)
            throw new ArgumentException(
                $"data has shape {data.Shape}, but the layout has {layout.Rows} rows", nameof(data));
        _data = data;
        Layout = layout;
    }

    /// <summary>Joins rows that are looked up when first read with the layout that they are packed in.</summary>
    internal PackedSequence(LookedUpRows rows, PackedLayout layout) => (_rows, Layout) = (rows, layout);

    /// <summary>
    /// The steps of all sequences, [rows, ...]: the first of every sequence, then the second, and so on.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// They come from an embedding that was updated before this was first read.
    /// </exception>
    public Tensor Data => _data ?? Interlocked.CompareExchange(ref _data, _rows!.All(), null) ?? _data;

    /// <summary>The rows before they are looked up; null if they have been already.</summary>
    internal LookedUpRows? Rows => _data is null ? _rows : null;

    /// <summary>Where each step of each sequence lies.</summary>
    public PackedLayout Layout { get; }

    /// <summary>How many sequences reach each step.</summary>
    public ReadOnlySpan<int> BatchSizes => Layout.BatchSizes;

    /// <summary>
    /// For each place in packed order, which of the given sequences lies there; empty if sorting was enforced on the
    /// caller.
    /// </summary>
    public ReadOnlySpan<int> SortedIndices => Layout.SortedIndices;

    /// <summary>
    /// For each given sequence, its place in packed order; empty if sorting was enforced on the caller.
    /// </summary>
    public ReadOnlySpan<int> UnsortedIndices => Layout.UnsortedIndices;

    /// <summary>Packs a padded batch: PyTorch's <c>pack_padded_sequence</c>.</summary>
    /// <param name="padded">[batch, time, ...] or [time, batch, ...].</param>
    /// <param name="lengths">Steps of each sequence, 1 or more.</param>
    /// <param name="batchFirst">Which of the two <paramref name="padded"/> is.</param>
    /// <param name="enforceSorted">Whether the sequences must come longest first; otherwise they are sorted.</param>
    /// <exception cref="ArgumentException">
    /// The lengths do not fit the batch, or are not sorted although that is enforced.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is below 1.</exception>
    public static PackedSequence Pack(
        Tensor padded, ReadOnlySpan<int> lengths, bool batchFirst = false, bool enforceSorted = true)
    {
        var (batch, steps) = Padding.BatchAndSteps(padded, lengths, batchFirst);
        var layout = PackedLayout.Of(lengths, enforceSorted);
        var rows = new int[layout.Rows];
        for (var b = 0; b < batch; b++)
        {
            for (var t = 0; t < lengths[b]; t++)
                rows[layout.RowOf(b, t)] = batchFirst ? b * steps + t : t * batch + b;
        }
        var sizes = padded.Shape.Sizes[2..];
        return new PackedSequence(
            padded.GatherRows(rows, new Shape(sizes).Count, new Shape([layout.Rows, .. sizes])), layout);
    }

    /// <summary>Packs sequences that were never padded: PyTorch's <c>pack_sequence</c>.</summary>
    /// <param name="sequences">Each [time, ...] with 1 step or more, of one size in all dimensions but time.</param>
    /// <param name="enforceSorted">Whether the sequences must come longest first; otherwise they are sorted.</param>
    /// <exception cref="ArgumentException">
    /// There is no sequence, one is null, their sizes differ in more than time, or they are not sorted although that is
    /// enforced.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A sequence is empty.</exception>
    public static PackedSequence PackSequence(IReadOnlyList<Tensor> sequences, bool enforceSorted = true)
    {
        var all = Given.All(sequences);
        var sizes = Padding.TrailingSizes(all, nameof(sequences));
        var lengths = Array.ConvertAll(all, sequence => sequence.Shape[0]);
        var layout = PackedLayout.OfSequences(lengths, enforceSorted);
        var rows = new int[layout.Rows];
        var next = 0;
        for (var b = 0; b < lengths.Length; b++)
        {
            for (var t = 0; t < lengths[b]; t++)
                rows[layout.RowOf(b, t)] = next++;
        }
        var shape = new Shape([layout.Rows, .. sizes]);
        return new PackedSequence(Tensor.Concatenate(all).GatherRows(rows, new Shape(sizes).Count, shape), layout);
    }

    /// <summary>
    /// The batch with padding, in the order in which it was given, and its lengths: PyTorch's
    /// <c>pad_packed_sequence</c>.
    /// </summary>
    /// <param name="batchFirst">Whether the result is [batch, time, ...] or [time, batch, ...].</param>
    /// <param name="paddingValue">The value that shorter sequences are padded with.</param>
    /// <param name="totalLength">Steps of the result; those of the longest sequence by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="totalLength"/> is less than the longest sequence.
    /// </exception>
    public (Tensor Padded, int[] Lengths) PadPacked(
        bool batchFirst = false, float paddingValue = 0, int? totalLength = null)
    {
        var steps = totalLength ?? Layout.Steps;
        if (steps < Layout.Steps)
            throw new ArgumentOutOfRangeException(
                nameof(totalLength), $"totalLength is {steps}, but the longest sequence has {Layout.Steps} steps");
        var batch = Layout.Sequences;
        var sizes = Data.Shape.Sizes[1..];
        var shape = new Shape([batchFirst ? batch : steps, batchFirst ? steps : batch, .. sizes]);
        var rows = new int[new Shape(batch, steps).Count];
        Array.Fill(rows, RowGather.Nothing);
        var lengths = new int[batch];
        for (var b = 0; b < batch; b++)
        {
            lengths[b] = Layout.LengthOf(b);
            for (var t = 0; t < lengths[b]; t++)
                rows[batchFirst ? b * steps + t : t * batch + b] = Layout.RowOf(b, t);
        }
        return (Data.GatherRows(rows, new Shape(sizes).Count, shape, paddingValue), lengths);
    }

    /// <summary>
    /// The sequences one by one, each [time, ...], in the order in which they were given: PyTorch's
    /// <c>unpack_sequence</c>.
    /// </summary>
    public Tensor[] UnpackSequence()
    {
        var sizes = Data.Shape.Sizes[1..];
        var width = new Shape(sizes).Count;
        var result = new Tensor[Layout.Sequences];
        for (var b = 0; b < result.Length; b++)
        {
            var rows = new int[Layout.LengthOf(b)];
            for (var t = 0; t < rows.Length; t++)
                rows[t] = Layout.RowOf(b, t);
            result[b] = Data.GatherRows(rows, width, new Shape([rows.Length, .. sizes]));
        }
        return result;
    }

    /// <summary>As PyTorch prints it.</summary>
    public override string ToString()
    {
        var (sorted, unsorted) = Layout.IsSorted
            ? (TensorText.Format(SortedIndices), TensorText.Format(UnsortedIndices)) : ("None", "None");
        return $"PackedSequence(data={Data}, batch_sizes={TensorText.Format(BatchSizes)}, sorted_indices={sorted}, "
            + $"unsorted_indices={unsorted})";
    }
}
