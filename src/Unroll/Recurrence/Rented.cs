using System.Buffers;

namespace Unroll.Recurrence;

/// <summary>Memory from the shared pool that grows with what is asked for and is kept from step to step.</summary>
internal static class Rented
{
    /// <summary>Makes room for so many elements, of which nothing is known then.</summary>
    public static void Room<T>(ref T[] memory, long count)
    {
        if (memory.Length >= count)
            return;
        if (count > Array.MaxLength)
            throw new ArgumentException(
                $"a step needs {count} numbers beside each other, more than an array can hold; take fewer rows",
                nameof(count));
        Return(ref memory);
        memory = ArrayPool<T>.Shared.Rent((int)count);
    }

    /// <summary>Gives memory back, if there is any.</summary>
    public static void Return<T>(ref T[] memory)
    {
        var rented = memory;
        memory = [];
        if (rented.Length > 0)
            ArrayPool<T>.Shared.Return(rented);
    }
}
