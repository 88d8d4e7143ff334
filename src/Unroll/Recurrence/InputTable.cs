namespace Unroll;

/// <summary>
/// W_ih x + b_ih of some vectors, for the first layer of a recurrent network in all its directions: if the same
/// inputs occur again and again, as words do, this part of their pre-activations is computed once. It is for inference,
/// is valid for the weights that it was made with, and may be read by any number of threads.
/// </summary>
public sealed class InputTable
{
    /// <summary>Vectors that one thread multiplies at a time.</summary>
    private const int RowsEach = 48;

    private readonly long _version;

    internal InputTable(object network, DirectionWeights[] directions, Tensor vectors)
    {
        var gates = directions[0].Gates * directions[0].Units;
        (Network, Rows, Stride, _version) = (network, vectors.Shape[0], gates + Panels.Width, VersionOf(directions));
        if ((long)Rows * Stride > Array.MaxLength)
            throw new ArgumentException(
                $"a table of {Rows} vectors by {gates} pre-activations is more than one array can hold; use "
                + "fewer vectors", nameof(vectors));
        Values = Array.ConvertAll(directions, _ => Buffer<float>.Unwritten(Rows * Stride));
        var blocks = (Rows + RowsEach - 1) / RowsEach;
        Workers.For(blocks * directions.Length, (this, directions, vectors, blocks), static (i, s) =>
        {
            var (table, weights, first) = (s.Item1, s.directions[i / s.blocks], i % s.blocks * RowsEach);
            Gemm.Multiply(
                Math.Min(RowsEach, table.Rows - first), weights.Input,
                new(s.vectors.Span[(first * weights.Input)..], weights.Input), weights.InputMatrix,
                new(weights.Bias, 0), new(table.Values[i / s.blocks].AsSpan(first * table.Stride), table.Stride));
        });
    }

    /// <summary>How many vectors there are.</summary>
    public int Rows { get; }

    /// <summary>The network that made the table.</summary>
    internal object Network { get; }

    /// <summary>For each direction the pre-activations of each vector, <see cref="Stride"/> apart.</summary>
    internal Buffer<float>[] Values { get; }

    internal int Stride { get; }

    /// <summary>For each direction, where the rows of a batch find their part.</summary>
    internal TableLookup[] Lookups(PackedTokens rows)
    {
        var lookups = new TableLookup[Values.Length];
        for (var d = 0; d < lookups.Length; d++)
            lookups[d] = new TableLookup(Values[d], Stride, rows.IdArray);
        return lookups;
    }

    /// <summary>Throws if the table does not belong to these weights as they are now.</summary>
    internal void Check(object network, DirectionWeights[] directions)
    {
        if (Network != network)
            throw new ArgumentException("the table was made by another network; take it from this network's Tabulate");
        if (VersionOf(directions) != _version)
            throw new InvalidOperationException(
                "a parameter of this network was updated since the table was made; make it anew");
    }

    private static long VersionOf(DirectionWeights[] directions) => directions.Sum(weights => (long)weights.Version);
}
