namespace Unroll;

/// <summary>
/// Numbers that begin on a cache line and never move, as wide vectors need: a vector of 64 bytes that crosses
/// a line takes two loads. Use it only for what no caller can reach, since a buffer from <see cref="Rent"/> is used
/// again after
/// <see cref="Return"/>; a buffer that is never returned is collected like any array.
/// </summary>
internal readonly struct Buffer<T> where T : unmanaged
{
    private readonly T[]? _array;
    private readonly int _start;

    private Buffer(T[] array, int start, int length) => (_array, _start, Length) = (array, start, length);

    /// <summary>Elements of a cache line.</summary>
    public static unsafe int Line => 64 / sizeof(T);

    /// <summary>How many elements there are; 0 for the default value.</summary>
    public int Length { get; }

    public bool IsEmpty => Length == 0;

    public Span<T> Span => new(_array, _start, Length);

    public ref T this[int index] => ref Span[index];

    /// <summary>A new buffer of zeros, outside the pool.</summary>
    public static Buffer<T> Zeros(int length)
    {
        var buffer = Unwritten(length);
        buffer.Span.Clear();
        return buffer;
    }

    /// <summary>A new buffer outside the pool; its elements are undefined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The length is negative: a product of sizes was too large.
    /// </exception>
    public static Buffer<T> Unwritten(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        return length == 0 ? default : Fresh(length, length);
    }

    /// <summary>A buffer over a caller's array, which is never returned.</summary>
    public static Buffer<T> Over(T[] array) => new(array, 0, array.Length);

    /// <summary>A buffer from the pool; its elements are undefined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The length is negative: a product of sizes was too large.
    /// </exception>
    public static Buffer<T> Rent(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length == 0)
            return default;
        var size = BufferPool<T>.SizeFor(length);
        return BufferPool<T>.TryTake(size, out var pooled)
            ? new(pooled._array!, pooled._start, length)
            : Fresh(length, size);
    }

    /// <summary>Gives a buffer from <see cref="Rent"/> back; it must not be read or written afterwards.</summary>
    public void Return()
    {
        if (_array is not null)
            BufferPool<T>.Give(BufferPool<T>.SizeFor(Length), this);
    }

    public static implicit operator Span<T>(Buffer<T> buffer) => buffer.Span;

    public static implicit operator ReadOnlySpan<T>(Buffer<T> buffer) => buffer.Span;

    public Span<T> AsSpan(int start) => Span[start..];

    public Span<T> AsSpan(int start, int length) => Span.Slice(start, length);

    private static unsafe Buffer<T> Fresh(int length, int size)
    {
        // A pinned array never moves, so it can be aligned once.
        var array = GC.AllocateUninitializedArray<T>(Math.Min(size + Line - 1, Array.MaxLength), pinned: true);
        fixed (T* first = array)
        {
            var past = (int)((nuint)first / (nuint)sizeof(T) % (nuint)Line);
            var start = past == 0 ? 0 : Line - past;
            // The longest arrays have no room to be aligned.
            return new(array, start + size <= array.Length ? start : 0, length);
        }
    }
}
