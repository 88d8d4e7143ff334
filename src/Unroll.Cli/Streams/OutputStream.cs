using Microsoft.Win32.SafeHandles;

namespace Unroll.Cli.Streams;

/// <summary>
/// Standard output or error that never throws: what cannot be written is dropped, and a token and
/// a property report it. So a training whose output fills a disk, or whose terminal is closed, still ends in a model.
/// </summary>
internal sealed class OutputStream : OneWayStream
{
    /// <summary>EPIPE, on Linux and macOS.</summary>
    private const int BrokenPipe = 32;

    /// <summary>The number of bytes that a pipe accepts completely or not at all.</summary>
    private static readonly int Piece = OperatingSystem.IsMacOS() ? 512 : 4096;

    /// <summary>EAGAIN: the pipe is full, and the program's caller made it non-blocking.</summary>
    private static readonly int Full = OperatingSystem.IsMacOS() ? 35 : 11;

    private readonly Stream _stream;
    private readonly int _piece;
    private readonly CancellationTokenSource _gone;

    private OutputStream(Stream stream, int piece, CancellationTokenSource gone) =>
        (_stream, _piece, _gone) = (stream, piece, gone);

    /// <summary>Why something could not be written; null if all was written, or the reader is gone.</summary>
    public string? Failure { get; private set; }

    public override bool CanRead => false;

    public override bool CanWrite => true;

    /// <summary>Standard output.</summary>
    /// <param name="gone">Cancelled when a write finds that the reader is gone, or fails.</param>
    public static OutputStream OfOutput(CancellationTokenSource gone)
    {
        if (!StandardStreams.IsOpen(StandardStreams.Output))
            return Closed(gone);
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return new OutputStream(Console.OpenStandardOutput(), int.MaxValue, gone);
        // .NET's own stream silently drops what goes into a pipe without a reader, so a command
        // would go on for nothing.
        var handle = new SafeFileHandle(StandardStreams.Output, ownsHandle: false);
        var pipe = new FileStream(handle, FileAccess.Write, bufferSize: 0);
        // In a file this stream would write from its starting position, over what another process has written since.
        return pipe.CanSeek
            ? new OutputStream(Console.OpenStandardOutput(), int.MaxValue, gone)
            : new OutputStream(pipe, Piece, gone);
    }

    /// <summary>Standard error; if it cannot be written, the error cannot be reported.</summary>
    public static OutputStream OfError(CancellationTokenSource gone) => StandardStreams.IsOpen(StandardStreams.Error)
        ? new OutputStream(Console.OpenStandardError(), int.MaxValue, gone)
        : Closed(gone);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty && !_gone.IsCancellationRequested)
        {
            var piece = buffer[..Math.Min(_piece, buffer.Length)];
            try
            {
                _stream.Write(piece);
                buffer = buffer[piece.Length..];
            }
            catch (IOException failure) when (failure.HResult == BrokenPipe)
            {
                _gone.Cancel();
            }
            catch (IOException failure) when (failure.HResult == Full)
            {
                Thread.Sleep(1);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Failure = failure.Message.TrimEnd('.');
                _gone.Cancel();
            }
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static OutputStream Closed(CancellationTokenSource gone)
    {
        gone.Cancel();
        return new OutputStream(Null, int.MaxValue, gone) { Failure = "it is closed" };
    }
}
