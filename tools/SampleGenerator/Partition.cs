namespace Unroll.SampleGenerator;

/// <summary>Decides from a value's key alone, before any text is made of it, which part the value belongs to.</summary>
internal static class Partition
{
    /// <summary>
    /// The part of a key, where <paramref name="train"/> and <paramref name="dev"/> of a hundred go to these and the
    /// rest to test.
    /// </summary>
    public static Part Of(string key, int train = 74, int dev = 9)
    {
        var hash = 14695981039346656037UL; // FNV-1a
        foreach (var letter in key)
            hash = (hash ^ letter) * 1099511628211UL;

        var draw = (int)(SplitMix64.Mix(hash) % 100);
        return draw < train ? Part.Train : draw < train + dev ? Part.Dev : Part.Test;
    }
}
