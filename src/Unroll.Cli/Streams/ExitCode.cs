namespace Unroll.Cli.Streams;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Success = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    /// <summary>What a shell reports for a process that Ctrl-C ended.</summary>
    public const int Interrupted = 130;

    /// <summary>
    /// What a shell reports for a process that ended because its output was no longer read, as with <c>head</c> once it
    /// has its lines.
    /// </summary>
    public const int ReaderGone = 141;
}
