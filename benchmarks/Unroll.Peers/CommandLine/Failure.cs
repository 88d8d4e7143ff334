namespace Unroll.Peers;

/// <summary>What may go wrong without a fault of this program.</summary>
internal static class Failure
{
    /// <summary>Whether its message alone says all.</summary>
    public static bool IsPlain(Exception e)
        => e is InvalidOperationException or NotSupportedException or IOException or InvalidDataException;
}
