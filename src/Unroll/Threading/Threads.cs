namespace Unroll;

/// <summary>
/// How many threads the library computes with. No result depends on it: the same seed gives the same bytes.
/// </summary>
public static class Threads
{
    private static int _count = Environment.ProcessorCount;

    /// <summary>
    /// Threads that one operation may use, the calling one included; the machine's processors by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or above 1024.</exception>
    public static int Count
    {
        get => Volatile.Read(ref _count);
        set
        {
            Volatile.Write(ref _count, Given.Whole(value, 1, 1024, nameof(Count)));
        }
    }
}
