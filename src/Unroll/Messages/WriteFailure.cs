namespace Unroll;

/// <summary>
/// An error for a file that could not be written. It names the requested file and not the temporary one.
/// </summary>
internal static class WriteFailure
{
    /// <param name="failure">The system's error.</param>
    /// <param name="path">The requested file.</param>
    /// <param name="temporary">The temporary file that was written to.</param>
    public static IOException Of(Exception failure, string path, string temporary)
    {
        var reason = failure.Message
            .Replace($" : '{temporary}'", "", StringComparison.Ordinal)
            .Replace(temporary, path, StringComparison.Ordinal)
            .TrimEnd('.');
        return new($"{Quoted.Path(path)} cannot be written: {Quoted.Message(reason)}; "
            + "see to that, or name another file", failure);
    }
}
