using Microsoft.Win32.SafeHandles;

namespace Unroll.Cli;

/// <summary>
/// Standard output where it is a pipe on Unix. .NET's own stream takes for written what goes into a pipe that no one reads any more, so that a command would go on for nobody; this one tells.
/// </summary>
internal sealed class OutputPipe : Stream
{
    /// <summary>Standard output's descriptor.</summary>
    private const int Descriptor = 1;

    /// <summary>EPIPE, on Linux and macOS.</summary>
    private const int BrokenPipe = 32;

    /// <summary>Bytes that a pipe takes wholly or not at all.</summary>
    private const int Piece = 4096;

    /// <summary>EAGAIN: the pipe is full, and whoever started this program made it one that does not wait.</summary>
    private static readonly int Full = OperatingSystem.IsMacOS() ? 35 : 11;

    private readonly FileStream _pipe;
    private readonly CancellationTokenSource _readerGone;

    private OutputPipe(FileStream pipe, CancellationTokenSource readerGone) => (_pipe, _readerGone) = (pipe, readerGone);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Standard output.</summary>
    /// <param name="readerGone">Cancelled when a write finds that no one reads the pipe; what is written from then on is thrown away.</param>
    public static Stream Open(CancellationTokenSource readerGone)
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var output = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        // Into a file this stream would write from where it began, whatever another process has written there since.
        return output.CanSeek ? Console.OpenStandardOutput() : new OutputPipe(output, readerGone);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty && !_readerGone.IsCancellationRequested)
        {
            var piece = buffer[..Math.Min(Piece, buffer.Length)];
            try
            {
                _pipe.Write(piece);
                buffer = buffer[piece.Length..];
            }
            catch (IOException failure) when (failure.HResult == BrokenPipe)
            {
                _readerGone.Cancel();
            }
            catch (IOException failure) when (failure.HResult == Full)
            {
                Thread.Sleep(1);
            }
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
