using System.Diagnostics;

namespace Unroll;

/// <summary>
/// Files that are written completely or not at all: into a temporary file in the same folder,
/// <c>.NAME.(number).tmp</c>, which is flushed to the disk and renamed when it is complete. A replaced file keeps its
/// mode, and a symbolic link stays one and points to the new file.
/// </summary>
public static class AtomicFile
{
    /// <summary>
    /// A temporary file that has not grown for so long, and that is not open, was left by an interrupted run.
    /// </summary>
    private static readonly TimeSpan Left = TimeSpan.FromSeconds(10);

    /// <summary>ERROR_ACCESS_DENIED and ERROR_SHARING_VIOLATION.</summary>
    private const int Denied = unchecked((int)0x80070005), Shared = unchecked((int)0x80070020);

    /// <summary>How long a file may be open elsewhere that Windows is to replace.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Checks whether a file could be written, and removes what an interrupted run has left next to it.
    /// </summary>
    /// <exception cref="IOException">It could not, or must not, be written; the message says why.</exception>
    public static void Check(string path)
    {
        var trial = OpenBeside(path, TargetOf(path), mode: null);
        trial.Dispose();
        File.Delete(trial.Name);
    }

    /// <summary>
    /// Writes a file. An existing file is replaced only when the new one is completely on disk; a failure leaves it as
    /// it was.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written, or must not be.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var target = TargetOf(path);
        var mode = ModeOf(target);
        var stream = OpenBeside(path, target, mode);
        try
        {
            long length;
            using (stream)
            {
                write(stream);
                length = stream.Length;
                stream.Flush(flushToDisk: true);
                if (mode is { } kept && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(stream.SafeFileHandle, kept);
            }
            // Network drives have been seen to cut what was flushed.
            if (new FileInfo(stream.Name).Length is var arrived && arrived != length)
                throw new IOException($"{arrived} of {length} bytes arrived on the disk");
            // The file is closed before it gets its name, so that it can be read at once.
            Replace(stream.Name, target);
        }
        catch (Exception failure)
        {
            Discard(stream.Name);
            if (failure is IOException or UnauthorizedAccessException)
                throw WriteFailure.Of(failure, path, stream.Name);
            throw;
        }
    }

    /// <summary>
    /// Gives a file its name. Windows refuses while the file that had the name is open, as it is for moments where
    /// someone reads it or a virus scanner does.
    /// </summary>
    private static void Replace(string file, string target)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                File.Move(file, target, overwrite: true);
                return;
            }
            catch (Exception failure) when (OperatingSystem.IsWindows() && since.Elapsed < Patience
                && failure.HResult is Denied or Shared)
            {
                Thread.Sleep(10);
            }
        }
    }

    /// <summary>The file that a path leads to.</summary>
    /// <exception cref="IOException">
    /// It is not a regular file, which a renamed one would replace.
    /// </exception>
    private static string TargetOf(string path)
    {
        var target = RealPath.Of(path);
        if (Directory.Exists(target))
            throw new IOException($"{path} is a folder, but a file was expected; name a file in it");
        if (new FileInfo(target).LinkTarget is not null)
            throw new IOException($"{path} is a symbolic link that leads in a circle; name a file");
        // On Windows NUL has no folder, and a:b is a second stream of the file a.
        var isFile = Path.GetDirectoryName(target) is not (null or "/dev")
            && !(OperatingSystem.IsWindows() && Path.GetFileName(target).Contains(':', StringComparison.Ordinal));
        if (isFile && OperatingSystem.IsWindows())
        {
            // Opening would fail while someone reads it.
            if (new FileInfo(target) is { Exists: true, IsReadOnly: true })
                throw new IOException($"{path} is read-only; allow writing to it, or name another file");
        }
        else if (isFile && File.Exists(target))
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

    /// <summary>
    /// The mode of the file that is replaced; null if there is none to be found. What stands in the way of writing is
    /// reported by writing.
    /// </summary>
    private static UnixFileMode? ModeOf(string target)
    {
        if (OperatingSystem.IsWindows())
            return null;
        try
        {
            return File.GetUnixFileMode(target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Makes the temporary file, readable by its owner alone if the file that it replaces has a mode.
    /// </summary>
    private static FileStream OpenBeside(string path, string target, UnixFileMode? mode)
    {
        var (folder, name) = (Path.GetDirectoryName(target)!, Path.GetFileName(target));
        var temporary = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.tmp");
        // Without a buffer nothing is left to write when the stream is disposed, which could fail again.
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

    /// <summary>Deletes a temporary file, unless what made writing fail took its folder away too.</summary>
    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The failure of writing is the one to report.
        }
    }

    /// <summary>Deletes temporary files that are no longer being written.</summary>
    private static void Clear(string folder, string name)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles($".{name}.*.tmp"))
        {
            if (DateTime.UtcNow - file.LastWriteTimeUtc < Left || !IsOurs(file.Name))
                continue;
            try
            {
                // A process that writes a file holds it exclusively.
                using var left = file.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.Delete);
                file.Delete();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // It is being written, or belongs to another user.
            }
        }

        bool IsOurs(string file) => file.StartsWith($".{name}.", StringComparison.Ordinal)
            && Guid.TryParseExact(file.AsSpan()[(name.Length + 2)..^".tmp".Length], "N", out _);
    }
}
