using System.Buffers;

namespace Unroll;

/// <summary>Memory from the shared pool that grows with what is asked for and is kept from step to step.</summary>
internal static class Rented
{
    /// <summary>Makes room for so many elements, of which nothing is known then.</summary>
    public static void Room<T>(ref T[] memory, long count)
    {
        if (memory.Length >= count)
            return;
        Check(count);
        Return(ref memory);
        memory = ArrayPool<T>.Shared.Rent((int)count);
    }

    /// <inheritdoc cref="Room{T}(ref T[], long)"/>
    public static void Room(ref Floats memory, long count)
    {
        if (memory.Length >= count)
            return;
        Check(count);
        Return(ref memory);
        memory = Floats.Rent((int)count);
    }

    /// <summary>Gives memory back, if there is any.</summary>
    public static void Return<T>(ref T[] memory)
    {
        var rented = memory;
        memory = [];
        if (rented.Length > 0)
            ArrayPool<T>.Shared.Return(rented);
    }

    /// <inheritdoc cref="Return{T}(ref T[])"/>
    public static void Return(ref Floats memory)
    {
        memory.Return();
        memory = default;
    }

    private static void Check(long count)
    {
        if (count > Array.MaxLength)
            throw new ArgumentException(
                $"a search needs {count} numbers at a step, more than an array can hold; use a smaller beam");
    }
}
