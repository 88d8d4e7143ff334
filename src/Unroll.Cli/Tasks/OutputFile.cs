namespace Unroll.Cli.Tasks;

/// <summary>
/// A file that a command makes (<see cref="AtomicFile"/>): checked before a long training, and not after it, that it
/// can be written.
/// </summary>
internal static class OutputFile
{
    /// <summary>Checks whether a file can be written.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="what">What it will hold.</param>
    /// <param name="path">The file to be written. It is not touched.</param>
    /// <param name="inputs">Files that are read, and so must not be overwritten.</param>
    /// <exception cref="UsageException">The file is one of the inputs.</exception>
    /// <exception cref="IOException">The file cannot be written there.</exception>
    public static void Check(string option, string what, string path, params IEnumerable<string?> inputs)
    {
        var full = Path.GetFullPath(path);
        if (inputs.FirstOrDefault(input => input is not null && RealPath.AreSame(input, path)) is { } same)
            throw new UsageException(
                $"{option} {path} would write over the data in {same}; give the {what} a file of its own");
        if (Path.GetDirectoryName(full) is not { } folder) // such as NUL on Windows
            throw new IOException($"the {what} cannot be written to {path}, which is no file; name a file");
        // A folder of data is read file by file, so a model in it would be read as data.
        if (inputs.FirstOrDefault(
            input => input is not null && Directory.Exists(input)
            && RealPath.AreSame(input, folder)) is { } folderOfData)
            throw new UsageException(
                $"{option} {path} would lie among the data in {folderOfData}; give the {what} a folder of its own");
        if (Directory.Exists(full) || Path.EndsInDirectorySeparator(path))
            throw new IOException($"the {what} cannot be written to {path}, which is a folder; name a file in it");
        if (!Directory.Exists(folder))
            throw new IOException(
                $"the {what} cannot be written to {path}: there is no folder {folder}; make it first");
        AtomicFile.Check(path);
    }
}
