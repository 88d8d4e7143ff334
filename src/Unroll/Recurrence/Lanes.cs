using System.Numerics;
using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// Numbers over the hidden units, in one or several blocks (one per gate), read and written one vector of units at a
/// time. Every block is a whole number of vectors long; lanes past the last unit are undefined.
/// </summary>
/// <remarks>A cell copies its lanes to locals before its loop, so that the JIT keeps them in registers.</remarks>
public readonly ref struct Lanes
{
    private readonly Span<float> _values;

    internal Lanes(Span<float> values, int units)
    {
        _values = values;
        Units = units;
    }

    /// <summary>Lanes of one block: the hidden size rounded up to whole vectors.</summary>
    public int Units { get; }

    /// <summary>All blocks, one after the other.</summary>
    public Span<float> Values => _values;

    /// <summary>One vector of units, <paramref name="unit"/> and those after it, of a block.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The vector does not lie inside the lanes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<float> Load(int unit, int block = 0) => new(_values.Slice(block * Units + unit, Vector<float>.Count));

    /// <summary>Writes one vector of units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The vector does not lie inside the lanes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(Vector<float> value, int unit, int block = 0) =>
        value.CopyTo(_values.Slice(block * Units + unit, Vector<float>.Count));
}
