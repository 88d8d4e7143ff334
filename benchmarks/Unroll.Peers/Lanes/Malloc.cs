namespace Unroll.Peers;

/// <summary>An allocator for native memory other than the C library's.</summary>
internal sealed record Malloc(string Name, string Path)
{
    /// <summary>What the C library's own is called.</summary>
    public const string OfSystem = "glibc";
}
