using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Unroll.Text;

/// <summary>
/// The lines of a UTF-8 file, one at a time, so that a file may be larger than the memory. Strict, unlike <see cref="StreamReader"/>, which would put U+FFFD for
/// bytes that it cannot read and so train on nonsense unnoticed. A byte order mark and CRLF are taken as they come.
/// </summary>
public static class Utf8Lines
{
    /// <summary>A line has fewer characters than this; one that is longer is taken for a mistake, such as a file that is not text, before it fills the memory.</summary>
    public const int LineLimit = 1_000_000;

    private const int FirstBuffer = 1 << 16;

    /// <summary>No UTF-16 character takes more than three bytes, so a line within the limit ends before this many.</summary>
    private const int ByteLimit = 3 * LineLimit;

    /// <summary>Reads a file's lines as they are asked for.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The path is a folder; or, while reading, a line is not UTF-8, holds a NUL byte or is too long: the message names file, line and byte.</exception>
    public static IEnumerable<TextLine> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new InvalidDataException($"{path} is a folder, but a text file was expected; name a file in it");
        if (!File.Exists(path))
            throw new FileNotFoundException($"there is no file {path}; check its name and folder", path);
        return ReadFile(path);
    }

    /// <summary>Reads a stream's lines as they are asked for. The stream stays open.</summary>
    /// <param name="stream">UTF-8, with or without a byte order mark.</param>
    /// <param name="name">What messages call the stream.</param>
    /// <exception cref="InvalidDataException">While reading: a line is not UTF-8, holds a NUL byte or is too long.</exception>
    public static IEnumerable<TextLine> Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return ReadStream(stream, name);
    }

    private static IEnumerable<TextLine> ReadFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        foreach (var line in ReadStream(stream, path))
            yield return line;
    }

    private static IEnumerable<TextLine> ReadStream(Stream stream, string name)
    {
        var buffer = new byte[FirstBuffer];
        int start = 0, end = 0, number = 1;
        var ended = false;
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length < 0 && !ended)
            {
                if (end - start >= ByteLimit)
                    throw TooLong(name, number);
                ended = !Fill(stream, ref buffer, ref start, ref end);
                continue;
            }
            if (length < 0 && start == end)
                yield break;
            var next = length < 0 ? end : start + length + 1;
            yield return new TextLine(number, Decode(buffer.AsSpan(start, (length < 0 ? end : start + length) - start), name, number));
            number++;
            start = next;
        }
    }

    /// <summary>Reads what comes next behind what is there, and says whether anything came.</summary>
    private static bool Fill(Stream stream, ref byte[] buffer, ref int start, ref int end)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string name, int number)
    {
        var skipped = 0;
        if (number == 1 && bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            skipped = Encoding.UTF8.Preamble.Length;
            bytes = bytes[skipped..];
        }
        if (bytes is [.., (byte)'\r'])
            bytes = bytes[..^1];
        if (bytes.Length >= ByteLimit)
            throw TooLong(name, number);
        var characters = ArrayPool<char>.Shared.Rent(Math.Max(1, bytes.Length));
        try
        {
            var status = Utf8.ToUtf16(bytes, characters, out var read, out var written, replaceInvalidSequences: false);
            var nul = bytes[..read].IndexOf((byte)0);
            if (nul >= 0)
                throw new InvalidDataException($"{name}, line {number}, byte {nul + skipped + 1}: a NUL byte, which text does not have; is this a text file in UTF-8?");
            if (status != OperationStatus.Done)
                throw new InvalidDataException($"{name}, line {number}, byte {read + skipped + 1}: 0x{bytes[read]:X2} is not valid UTF-8 here; save the file as UTF-8");
            if (written >= LineLimit)
                throw TooLong(name, number);
            return new string(characters, 0, written);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static InvalidDataException TooLong(string name, int number) =>
        new($"{name}, line {number}: the line has {LineLimit} characters or more, where fewer were expected; put one text on a line");
}
