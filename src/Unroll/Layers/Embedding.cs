namespace Unroll;

/// <summary>
/// A vector for each id, PyTorch's <c>nn.Embedding</c>. Its gradient holds only the rows that the batch used.
/// </summary>
public sealed class Embedding : IModule
{
    private readonly RowLookup _lookup;

    /// <summary>Draws the vectors from N(0, 1).</summary>
    /// <param name="count">How many ids there are, from 0 on.</param>
    /// <param name="size">Elements of a vector.</param>
    /// <param name="paddingIndex">An id whose vector begins as zeros and gets no gradient.</param>
    /// <param name="seed">Makes the draws repeatable; null for different ones each time.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is below 1, or <paramref name="paddingIndex"/> is no id.
    /// </exception>
    public Embedding(int count, int size, int? paddingIndex = null, ulong? seed = null)
    {
        Given.Size(count);
        Given.Size(size);
        if (paddingIndex is { } index && (uint)index >= (uint)count)
            throw new ArgumentOutOfRangeException(
                nameof(paddingIndex), $"paddingIndex is {index}, but ids go from 0 to {count - 1}");
        var (shape, drawn) = (new Shape(count, size), seed ?? Draws.FreshSeed());
        var rows = new Parameter(shape, () =>
        {
            var weight = Tensor.Normal(shape, 1, drawn);
            if (paddingIndex is { } padding)
                weight.Data.AsSpan(padding * size, size).Clear();
            return weight;
        });
        _lookup = new RowLookup(rows, paddingIndex);
    }

    /// <summary>The vectors, [count, size].</summary>
    public Parameter Weight => _lookup.Weight;

    /// <summary>How many ids there are.</summary>
    public int Count => Weight.Shape[0];

    /// <summary>Elements of a vector.</summary>
    public int Size => Weight.Shape[1];

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() => [("weight", Weight)];

    /// <summary>The vectors of some ids, [ids, size].</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is below 0, or not below <see cref="Count"/>.</exception>
    public Tensor Forward(ReadOnlySpan<int> ids, TrainingPass? pass = null)
    {
        Check(ids, static i => $"ids[{i}]");
        return _lookup.Look(ids.ToArray(), pass);
    }

    /// <summary>The vectors of a padded batch's ids [batch, time], as [batch, time, size].</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is below 0, or not below <see cref="Count"/>.</exception>
    public Tensor Forward(int[,] ids, TrainingPass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var (batch, steps) = (ids.GetLength(0), ids.GetLength(1));
        var flat = new int[ids.Length];
        Buffer.BlockCopy(ids, 0, flat, 0, flat.Length * sizeof(int));
        Check(flat, i => $"ids[{i / steps}, {i % steps}]");
        return _lookup.Look(flat, pass).Reshape(batch, steps, Size);
    }

    /// <summary>
    /// The vectors of a packed batch's ids, packed in the same layout. They are looked up when they are first read, by
    /// the layer that follows or as <see cref="PackedSequence.Data"/>; the embedding must not be updated before.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is below 0, or not below <see cref="Count"/>.</exception>
    public PackedSequence Forward(PackedTokens tokens, TrainingPass? pass = null)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        Check(tokens.Ids, static i => $"tokens.Ids[{i}]");
        return new(new LookedUpRows(_lookup, tokens.IdArray, pass), tokens.Layout);
    }

    private void Check(ReadOnlySpan<int> ids, Func<int, string> place)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            if ((uint)ids[i] >= (uint)Count)
                throw new ArgumentOutOfRangeException(
                    nameof(ids), $"{place(i)} is {ids[i]}, but this embedding has {Count} ids, 0 to {Count - 1}");
        }
    }
}
