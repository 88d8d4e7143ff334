namespace Unroll;

/// <summary>
/// Files that are written whole or not at all: into a temporary file beside, <c>.NAME.tmp</c>, which is flushed to the
/// disk and takes the name when all is there. A file that is written over keeps its mode, and a symbolic link stays one
/// and leads to the new file.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Writers of one file at a time, at most.</summary>
    private const int MostWriters = 16;

    /// <summary>
    /// Who writes a temporary file holds it alone, which tells it from one that an interrupted run has left. On Windows
    /// a file that is held so could not be renamed.
    /// </summary>
    private static readonly FileShare Held = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    /// <summary>
    /// Finds out whether a file could be written, and clears what an interrupted run has left beside it.
    /// </summary>
    /// <exception cref="IOException">It could not, or may not; the message says why.</exception>
    public static void Check(string path)
    {
        using var trial = OpenBeside(path, TargetOf(path), mode: null);
        File.Delete(trial.Name);
    }

    /// <summary>
    /// Writes a file. One of that name is replaced only when the new one is wholly on disk; a failure leaves it as it
    /// was.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written, or may not be.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var target = TargetOf(path);
        var mode = ModeOf(target);
        using var stream = OpenBeside(path, target, mode);
        try
        {
            write(stream);
            stream.Flush(flushToDisk: true);
            if (mode is { } kept && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(stream.SafeFileHandle, kept);
            File.Move(stream.Name, target, overwrite: true);
        }
        catch (Exception failure)
        {
            File.Delete(stream.Name);
            if (failure is IOException or UnauthorizedAccessException)
                throw WriteFailure.Of(failure, path, stream.Name);
            throw;
        }
    }

    /// <summary>The file that a path leads to.</summary>
    /// <exception cref="IOException">
    /// It is something else than a file, which a renamed one would take the place of.
    /// </exception>
    private static string TargetOf(string path)
    {
        var target = RealPath.Of(path);
        if (Directory.Exists(target))
            throw new IOException($"{path} is a folder, but a file was expected; name a file in it");
        if (new FileInfo(target).LinkTarget is not null)
            throw new IOException($"{path} is a symbolic link that leads in a circle; name a file");
        var isFile = Path.GetDirectoryName(target) != "/dev";
        if (isFile && File.Exists(target))
        {
            // A pipe that is opened only for writing would wait for a reader.
            try
            {
                using var existing = new FileStream(target, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
                isFile = existing.CanSeek;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw WriteFailure.Of(failure, path, target);
            }
        }
        return isFile ? target : throw new IOException($"{path} is a device or a pipe, but a file was expected, as a finished file takes its name and its place; name a file");
    }

    private static UnixFileMode? ModeOf(string target) =>
        OperatingSystem.IsWindows() || !File.Exists(target) ? null : File.GetUnixFileMode(target);

    /// <summary>
    /// Makes the temporary file, readable by its owner alone where the file that it replaces has a mode.
    /// </summary>
    private static FileStream OpenBeside(string path, string target, UnixFileMode? mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = Held };
        if (mode is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var (folder, name) = (Path.GetDirectoryName(target)!, Path.GetFileName(target));
        for (var number = 0; ; number++)
        {
            var temporary = Path.Combine(folder, number == 0 ? $".{name}.tmp" : $".{name}.{number}.tmp");
            Clear(temporary);
            try
            {
                return new FileStream(temporary, options);
            }
            catch (IOException) when (number < MostWriters && Path.Exists(temporary))
            {
                // Another run is writing it.
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw WriteFailure.Of(failure, path, temporary);
            }
        }
    }

    /// <summary>Deletes a temporary file that nobody writes any more.</summary>
    private static void Clear(string temporary)
    {
        if (!File.Exists(temporary))
            return;
        try
        {
            using var left = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, Held);
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is being written, or is another user's.
        }
    }
}
