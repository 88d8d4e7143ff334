namespace Unroll;

/// <summary>A rented buffer that grows with what is asked for and is kept from step to step.</summary>
internal static class GrowingBuffer
{
    /// <summary>Makes room for so many elements, of which nothing is known then.</summary>
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

    /// <summary>Gives the buffer back, if there is one, and leaves none.</summary>
    public static void Release<T>(this ref Buffer<T> buffer) where T : unmanaged
    {
        buffer.Return();
        buffer = default;
    }
}
