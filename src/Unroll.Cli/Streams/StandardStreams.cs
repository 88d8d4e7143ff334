using System.Text;

namespace Unroll.Cli.Streams;

/// <summary>Which of its three standard streams the process was started with.</summary>
internal static class StandardStreams
{
    public const int Input = 0, Output = 1, Error = 2;

    /// <summary>FD_CLOEXEC, as Linux shows it among a descriptor's flags.</summary>
    private const int ClosedByExec = 0x80000;

    /// <summary>Standard input; null if the caller closed it.</summary>
    public static Stream? OpenInput()
    {
        if (!IsOpen(Input))
            return null;
        if (!OperatingSystem.IsWindows() || Console.IsInputRedirected)
            return Console.OpenStandardInput();
        // A Windows console gives what is typed completely as UTF-16 alone.
        Console.InputEncoding = Encoding.Unicode;
        return new TypedLines(Console.In);
    }

    /// <summary>
    /// Whether a stream is the caller's. If the caller closed it, its number is free, or belongs to
    /// whatever the runtime opened first, which must be neither read nor written. The runtime marks its own files to be
    /// closed when a program starts another; a stream from the caller cannot be marked so.
    /// </summary>
    public static bool IsOpen(int descriptor)
    {
        const string Flags = "flags:";
        var folder = "/proc/self/fdinfo";
        if (!Directory.Exists(folder)) // not Linux
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
