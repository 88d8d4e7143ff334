namespace Unroll.SampleGenerator;

/// <summary>Decides from a value's key alone, before any text is made of it, which part the value belongs to.</summary>
internal static class Partition
{
    public static Part Of(string key)
    {
        var hash = 14695981039346656037UL; // FNV-1a
        foreach (var letter in key)
            hash = (hash ^ letter) * 1099511628211UL;

        return (SplitMix64.Mix(hash) % 100) switch
        {
            < 74 => Part.Train,
            < 83 => Part.Dev,
            _ => Part.Test,
        };
    }
}
