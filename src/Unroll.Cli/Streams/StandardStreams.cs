namespace Unroll.Cli.Streams;

/// <summary>Which of its three standard streams the process was started with.</summary>
internal static class StandardStreams
{
    public const int Input = 0, Output = 1, Error = 2;

    /// <summary>FD_CLOEXEC, as Linux shows it among a descriptor's flags.</summary>
    private const int ClosedByExec = 0x80000;

    /// <summary>
    /// Whether a stream is that of the process's caller. Where the caller closed it, its number is free, or belongs to
    /// whatever the runtime opened first, which must be neither read nor written. The runtime's own files close when
    /// a program starts another; what was there from the start cannot have been one of those.
    /// </summary>
    public static bool IsOpen(int descriptor)
    {
        const string Flags = "flags:";
        var folder = "/proc/self/fdinfo";
        if (!Directory.Exists(folder)) // no Linux
            return true;
        try
        {
            var flags = File.ReadLines($"{folder}/{descriptor}")
                .First(line => line.StartsWith(Flags, StringComparison.Ordinal));
            return (Convert.ToInt32(flags[Flags.Length..].Trim(), fromBase: 8) & ClosedByExec) == 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure is UnauthorizedAccessException;
        }
    }
}
