using System.Diagnostics.CodeAnalysis;

namespace Unroll;

/// <summary>The sizes of a tensor's dimensions, outermost first; a scalar has none.</summary>
public readonly struct Shape : IEquatable<Shape>
{
    private readonly int[]? _sizes;
    private readonly int _countOfSome;

    /// <summary>Makes a shape of the given sizes.</summary>
    /// <exception cref="ArgumentException">
    /// A size is negative, or their product is more than <see cref="Array.MaxLength"/>.
    /// </exception>
    public Shape(params ReadOnlySpan<int> sizes)
        : this(sizes.ToArray(), CountOf(sizes))
    {
    }

    /// <summary>Wraps an array that is not changed afterwards.</summary>
    private Shape(int[] sizes, int count) => (_sizes, _countOfSome) = (sizes, count);

    /// <summary>How many dimensions there are.</summary>
    public int Rank => Sizes.Length;

    /// <summary>The product of the sizes: how many elements a tensor of this shape has.</summary>
    public int Count => _sizes is null ? 1 : _countOfSome; // default(Shape) is a scalar's

    /// <summary>The sizes, outermost first.</summary>
    public ReadOnlySpan<int> Sizes => _sizes;

    /// <summary>The size of one dimension; <c>shape[^1]</c> is the innermost.</summary>
    public int this[Index dimension] => Sizes[dimension];

    /// <summary>
    /// Elements in all dimensions but the innermost: the rows of a matrix that the tensor can be read as.
    /// </summary>
    internal int Rows => Rank == 0 ? 1 : Sizes[^1] == 0 ? 0 : Count / Sizes[^1];

    /// <summary>This shape with another innermost size.</summary>
    internal Shape WithLast(int size) => With(Rank - 1, size);

    /// <summary>This shape with another size of one dimension.</summary>
    internal Shape With(int dimension, int size)
    {
        var sizes = Sizes.ToArray();
        sizes[dimension] = size;
        return new(sizes, CountOf(sizes));
    }

    /// <inheritdoc/>
    public bool Equals(Shape other) => Sizes.SequenceEqual(other.Sizes);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var size in Sizes)
            hash.Add(size);
        return hash.ToHashCode();
    }

    /// <summary>Whether both have the same sizes.</summary>
    public static bool operator ==(Shape left, Shape right) => left.Equals(right);

    /// <summary>Whether a size differs.</summary>
    public static bool operator !=(Shape left, Shape right) => !left.Equals(right);

    /// <summary>The sizes in brackets, as in <c>[2, 3, 5]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Sizes.ToArray())}]";

    private static int CountOf(ReadOnlySpan<int> sizes)
    {
        long count = 1;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] < 0)
                throw new ArgumentException($"sizes[{i}] is {sizes[i]}, but a dimension has 0 or more", nameof(sizes));
            count *= sizes[i];
            if (count > Array.MaxLength)
                throw new ArgumentException(
                    $"a shape of [{string.Join(", ", sizes.ToArray())}] has more than the {Array.MaxLength} elements "
                    + "that one tensor can hold", nameof(sizes));
        }
        return (int)count;
    }
}
