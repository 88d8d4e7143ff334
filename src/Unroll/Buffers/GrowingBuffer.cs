namespace Unroll;

/// <summary>A rented buffer that grows on demand and is kept from step to step.</summary>
internal static class GrowingBuffer
{
    /// <summary>Makes room for so many elements; their values are then undefined.</summary>
    /// <exception cref="ArgumentException">They are more than one array can hold.</exception>
    public static void MakeRoom<T>(this ref Buffer<T> buffer, long count) where T : unmanaged
    {
        if (buffer.Length >= count)
            return;
        if (count > Array.MaxLength)
            throw new ArgumentException(
                $"a search needs {count} numbers at a step, more than an array can hold; use a smaller beam");
        buffer.Release();
        buffer = Buffer<T>.Rent(BufferPool<T>.SizeFor((int)count)); // all that a shelf has for it
    }

    /// <summary>Returns the buffer to the pool, if there is one, and clears the reference.</summary>
    public static void Release<T>(this ref Buffer<T> buffer) where T : unmanaged
    {
        buffer.Return();
        buffer = default;
    }
}
