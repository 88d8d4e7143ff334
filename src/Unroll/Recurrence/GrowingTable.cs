namespace Unroll;

/// <summary>
/// A table for input that arrives one step at a time: W_ih x + b_ih of vectors that occur again and again, each
/// computed and kept when it first occurs, so a model spends time and memory only on the words that it
/// meets. Any number of threads may read it; if two meet a new vector at once, both compute the same.
/// </summary>
/// <remarks>It is valid for the weights and vectors that it was made with, see <see cref="IsCurrent"/>.</remarks>
internal sealed class GrowingTable
{
    /// <summary>The most numbers that are kept: 128 MB. Vectors beyond that are computed each time.</summary>
    private const long MostNumbers = 1 << 25;

    private readonly DirectionWeights _weights;
    private readonly Parameter _vectors;
    private readonly int _version;
    private readonly int _vectorsVersion;
    private readonly float[]?[] _parts;

    /// <param name="weights">The weights of the layer that reads the vectors; packed.</param>
    /// <param name="vectors">[n, input], such as embeddings, the input without a context.</param>
    public GrowingTable(DirectionWeights weights, Parameter vectors)
    {
        (_weights, _vectors, _version, _vectorsVersion) = (weights, vectors, weights.Version, vectors.Version);
        _parts = new float[]?[(int)Math.Min(vectors.Shape[0], MostNumbers / Width)];
    }

    /// <summary>Whether weights and vectors are still those that the table was made with.</summary>
    public bool IsCurrent => _weights.Version == _version && _vectors.Version == _vectorsVersion;

    /// <summary>Length of a vector's part of the pre-activations.</summary>
    public int Width => _weights.Gates * _weights.Units;

    private int InputSize => _weights.Input - _weights.Context;

    /// <summary>Writes the parts of some vectors.</summary>
    /// <param name="ids">Which vectors.</param>
    /// <param name="gates">Where to, <paramref name="stride"/> apart.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such vector.</exception>
    public void Copy(ReadOnlySpan<int> ids, Span<float> gates, int stride)
    {
        Buffer<int> missing = default;
        var count = 0;
        for (var row = 0; row < ids.Length; row++)
        {
            if ((uint)ids[row] >= (uint)_vectors.Shape[0])
                throw new ArgumentOutOfRangeException(
                    nameof(ids), $"ids[{row}] is {ids[row]}, but there are {_vectors.Shape[0]} vectors, from 0 on");
            if (Kept(ids[row]) is { } part)
            {
                part.CopyTo(gates[(row * stride)..]);
                continue;
            }
            missing.MakeRoom(ids.Length);
            missing[count++] = row;
        }
        if (count > 0)
            Compute(missing.AsSpan(0, count), ids, gates, stride);
        missing.Release();
    }

    /// <summary>Computes the parts of the vectors that some rows need, and keeps those that fit.</summary>
    private void Compute(ReadOnlySpan<int> rows, ReadOnlySpan<int> ids, Span<float> gates, int stride)
    {
        Buffer<float> vectors = default, parts = default;
        vectors.MakeRoom((long)rows.Length * InputSize);
        parts.MakeRoom((long)rows.Length * Width);
        for (var i = 0; i < rows.Length; i++)
            _vectors.Value.Span.Slice(ids[rows[i]] * InputSize, InputSize).CopyTo(vectors.AsSpan(i * InputSize));
        ColumnProduct.Multiply(
            rows.Length, InputSize, new(vectors, InputSize), _weights.InputMatrix, new(_weights.Bias, 0),
            new(parts, Width));
        for (var i = 0; i < rows.Length; i++)
        {
            var part = parts.AsSpan(i * Width, Width);
            part.CopyTo(gates[(rows[i] * stride)..]);
            var id = ids[rows[i]];
            if (id < _parts.Length && Kept(id) is null)
                Volatile.Write(ref _parts[id], part.ToArray());
        }
        vectors.Release();
        parts.Release();
    }

    private float[]? Kept(int id) => id < _parts.Length ? Volatile.Read(ref _parts[id]) : null;
}
