namespace Unroll;

/// <summary>
/// Files that are written whole or not at all: into a temporary file beside, <c>.NAME.(number).tmp</c>, which is
/// flushed to the disk and takes the name when all is there. A file that is written over keeps its mode, and a symbolic
/// link stays one and leads to the new file.
/// </summary>
public static class AtomicFile
{
    /// <summary>
    /// A temporary file that has not grown for so long, and that nobody holds, is one that an interrupted run has left.
    /// </summary>
    private static readonly TimeSpan Left = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Finds out whether a file could be written, and clears what an interrupted run has left beside it.
    /// </summary>
    /// <exception cref="IOException">It could not, or may not; the message says why.</exception>
    public static void Check(string path)
    {
        var trial = OpenBeside(path, TargetOf(path), mode: null);
        trial.Dispose();
        File.Delete(trial.Name);
    }

    /// <summary>
    /// Writes a file. One of that name is replaced only when the new one is wholly on disk; a failure leaves it as it
    /// was.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written, or may not be.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = TargetOf(path);
        var mode = ModeOf(target);
        var stream = OpenBeside(path, target, mode);
        try
        {
            using (stream)
            {
                write(stream);
                stream.Flush(flushToDisk: true);
                if (mode is { } kept && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(stream.SafeFileHandle, kept);
            }
            // Nobody holds the file when it gets its name, so that whoever reads it at once can.
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
        return isFile ? target
            : throw new IOException(
            $"{path} is a device or a pipe, but a file was expected, as a finished file takes its name and its place; "
            + "name a file");
    }

    private static UnixFileMode? ModeOf(string target) =>
        OperatingSystem.IsWindows() || !File.Exists(target) ? null : File.GetUnixFileMode(target);

    /// <summary>
    /// Makes the temporary file, readable by its owner alone where the file that it replaces has a mode.
    /// </summary>
    private static FileStream OpenBeside(string path, string target, UnixFileMode? mode)
    {
        var (folder, name) = (Path.GetDirectoryName(target)!, Path.GetFileName(target));
        var temporary = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.tmp");
        // Without a buffer nothing is left to be written when the stream is disposed of, which could fail once more.
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (mode is not null && !OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            Clear(folder, name);
            return new FileStream(temporary, options);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw WriteFailure.Of(failure, path, temporary);
        }
    }

    /// <summary>Deletes temporary files that nobody writes any more.</summary>
    private static void Clear(string folder, string name)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles($".{name}.*.tmp"))
        {
            if (DateTime.UtcNow - file.LastWriteTimeUtc < Left || !IsOurs(file.Name))
                continue;
            try
            {
                // Who writes a file holds it alone.
                using var left = file.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.Delete);
                file.Delete();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // It is being written, or is another user's.
            }
        }

        bool IsOurs(string file) => file.StartsWith($".{name}.", StringComparison.Ordinal)
            && Guid.TryParseExact(file.AsSpan()[(name.Length + 2)..^".tmp".Length], "N", out _);
    }
}
