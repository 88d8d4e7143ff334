using System.Numerics;

namespace Unroll;

/// <summary>
/// Returned <see cref="Buffer{T}"/>s, on one shelf per size, for the next request of that size. A full collection drops
/// what was not used since the one before; if memory is short, it drops everything.
/// </summary>
internal static class BufferPool<T> where T : unmanaged
{
    /// <summary>Longer buffers are not kept.</summary>
    private const int Longest = 1 << 30;

    /// <summary>Collections that follow each other faster than this say nothing about what is needed.</summary>
    private const int MillisecondsBetweenTrims = 10_000;

    private static readonly Shelf[] Shelves = [.. Enumerable.Range(0, ShelfOf(Longest) + 1).Select(_ => new Shelf())];
    private static long s_trimmed = Environment.TickCount64;

    static BufferPool() => _ = new FullCollection();

    /// <summary>The size of a buffer for so many elements: the next size that has a shelf.</summary>
    public static int SizeFor(int length)
    {
        if (length > Longest)
            return length;
        var (steps, doublings) = StepsOf(length);
        return (steps << doublings) * Buffer<T>.Line;
    }

    /// <summary>Takes a buffer for so many elements off its shelf.</summary>
    public static bool TryTake(int length, out Buffer<T> buffer)
    {
        buffer = default;
        return length <= Longest && Shelves[ShelfOf(length)].TryTake(out buffer);
    }

    /// <summary>Puts a buffer for so many elements on its shelf.</summary>
    public static void Give(int length, Buffer<T> buffer)
    {
        if (length <= Longest)
            Shelves[ShelfOf(length)].Give(buffer);
    }

    private static int ShelfOf(int length)
    {
        var (steps, doublings) = StepsOf(length);
        return 4 * doublings + steps;
    }

    // Sizes go up line by line to 8 lines, then in four steps from one power of two to the next.
    private static (int Steps, int Doublings) StepsOf(int length)
    {
        var last = (length - 1) / Buffer<T>.Line;
        var doublings = last < 8 ? 0 : BitOperations.Log2((uint)last) - 2;
        return ((last >> doublings) + 1, doublings);
    }

    private static void Trim()
    {
        var memory = GC.GetGCMemoryInfo();
        var isShort = memory.MemoryLoadBytes >= memory.HighMemoryLoadThresholdBytes;
        if (!isShort && Environment.TickCount64 - s_trimmed < MillisecondsBetweenTrims)
            return;
        s_trimmed = Environment.TickCount64;
        foreach (var shelf in Shelves)
            shelf.Trim(isShort);
    }

    private sealed class Shelf
    {
        private readonly Lock _lock = new();
        private readonly Stack<Buffer<T>> _buffers = [];
        private int _leastSinceTrim;

        public bool TryTake(out Buffer<T> buffer)
        {
            lock (_lock)
            {
                var found = _buffers.TryPop(out buffer);
                _leastSinceTrim = Math.Min(_leastSinceTrim, _buffers.Count);
                return found;
            }
        }

        public void Give(Buffer<T> buffer)
        {
            lock (_lock)
                _buffers.Push(buffer);
        }

        /// <param name="all">Whether to drop everything, and not only what was not used.</param>
        public void Trim(bool all)
        {
            lock (_lock)
            {
                for (var idle = all ? _buffers.Count : _leastSinceTrim; idle > 0; idle--)
                    _buffers.Pop();
                _leastSinceTrim = _buffers.Count;
            }
        }
    }

    /// <summary>
    /// Nothing refers to it, so every full collection finalizes it, and the finalizer makes one for the next
    /// collection.
    /// </summary>
    private sealed class FullCollection
    {
        ~FullCollection()
        {
            Trim();
            if (!Environment.HasShutdownStarted)
                GC.ReRegisterForFinalize(this);
        }
    }
}
