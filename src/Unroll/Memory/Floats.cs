namespace Unroll;

/// <summary>
/// Numbers in managed memory that begin on a cache line and stay where they are, as wide vectors want: a vector of 64
/// bytes that crosses a line takes two loads. For what no caller can reach, since memory from <see cref="Rent"/> is
/// used again after <see cref="Return"/>; what is never returned is collected as any array is.
/// </summary>
internal readonly struct Floats
{
    /// <summary>Numbers of a cache line.</summary>
    public const int Line = 16;

    private readonly float[]? _array;
    private readonly int _start;

    private Floats(float[] array, int start, int length) => (_array, _start, Length) = (array, start, length);

    /// <summary>How many numbers there are; 0 for the default value.</summary>
    public int Length { get; }

    public Span<float> Span => new(_array, _start, Length);

    /// <summary>Memory of one's own, all zeros.</summary>
    public static Floats Zeros(int length)
    {
        var floats = Unwritten(length);
        floats.Span.Clear();
        return floats;
    }

    /// <summary>Memory of one's own, of whose numbers nothing is known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The length is negative: a product of sizes was too large.
    /// </exception>
    public static Floats Unwritten(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return length == 0 ? default : Fresh(length, length);
    }

    /// <summary>Memory for a while, of whose numbers nothing is known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The length is negative: a product of sizes was too large.
    /// </exception>
    public static Floats Rent(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length == 0)
            return default;
        var size = FloatPool.SizeFor(length);
        return FloatPool.TryTake(size, out var pooled)
            ? new(pooled._array!, pooled._start, length)
            : Fresh(length, size);
    }

    /// <summary>Gives memory from <see cref="Rent"/> back; it must not be read or written any more.</summary>
    public void Return()
    {
        if (_array is not null)
            FloatPool.Give(FloatPool.SizeFor(Length), this);
    }

    public static implicit operator Span<float>(Floats floats) => floats.Span;

    public static implicit operator ReadOnlySpan<float>(Floats floats) => floats.Span;

    public Span<float> AsSpan(int start) => Span[start..];

    public Span<float> AsSpan(int start, int length) => Span.Slice(start, length);

    private static unsafe Floats Fresh(int length, int size)
    {
        // A pinned array never moves, so it can be aligned once.
        var array = GC.AllocateUninitializedArray<float>(Math.Min(size + Line - 1, Array.MaxLength), pinned: true);
        fixed (float* first = array)
        {
            var past = (int)((nuint)first / sizeof(float) % Line);
            var start = past == 0 ? 0 : Line - past;
            // The longest arrays have no room to be aligned.
            return new(array, start + size <= array.Length ? start : 0, length);
        }
    }
}
