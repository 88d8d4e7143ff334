namespace Unroll;

/// <summary>
/// Counter-based random numbers: draw i of a stream is a hash of the stream's key and i (SplitMix64, Steele et al.
/// 2014), so draws can be made in any order, on any thread, and again after a restart. A stream's key is hashed from a
/// seed and a purpose.
/// </summary>
internal readonly struct Draws
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private readonly ulong _key;

    /// <param name="seed">The user's seed.</param>
    /// <param name="purpose">
    /// What distinguishes this stream: a training step, the number of an operation within it, an epoch.
    /// </param>
    public Draws(ulong seed, params ReadOnlySpan<ulong> purpose)
    {
        var key = Mix(seed + Golden);
        foreach (var part in purpose)
            key = Mix((Mix(key + Golden) ^ Mix(part + Golden))
                + Golden); // mixed asymmetrically, as (1, 2) and (2, 1) would otherwise be the same stream
        _key = key;
    }

    /// <summary>A seed from the operating system, for draws that need not repeat.</summary>
    public static ulong FreshSeed() => (ulong)Random.Shared.NextInt64();

    /// <summary>64 random bits.</summary>
    public ulong Bits(ulong index) => Mix(_key + (index + 1) * Golden);

    /// <summary>Uniform in [0, 1), 24 bits.</summary>
    public float Uniform(ulong index) => (Bits(index) >> 40) * (1f / (1 << 24));

    /// <summary>Uniform in [0, bound).</summary>
    public int Below(ulong index, int bound) => (int)Math.BigMul(Bits(index), (ulong)bound, out _);

    public void FillUniform(Span<float> values, float low, float high)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = low + (high - low) * Uniform((ulong)i);
    }

    /// <summary>Normal draws by the Box-Muller transform.</summary>
    public void FillNormal(Span<float> values, float deviation)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var pair = (ulong)(i / 2) * 2;
            var radius = Math.Sqrt(-2 * Math.Log(1 - Uniform(pair)));
            var (sin, cos) = Math.SinCos(2 * Math.PI * Uniform(pair + 1));
            values[i] = (float)(deviation * radius * (i % 2 == 0 ? cos : sin));
        }
    }

    /// <summary>Puts items in random order (Fisher-Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below((ulong)i, i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
