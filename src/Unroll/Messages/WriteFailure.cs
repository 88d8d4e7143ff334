namespace Unroll;

/// <summary>
/// A file that could not be written, said of the file that was asked for and not of the temporary one beside it.
/// </summary>
internal static class WriteFailure
{
    /// <param name="failure">What the system said.</param>
    /// <param name="path">The file that was asked for.</param>
    /// <param name="temporary">The one that was written to.</param>
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
