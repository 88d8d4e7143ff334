using System.Text;

namespace Unroll.Text;

/// <summary>
/// The lines of a text file, one at a time, so that a file may be larger than the memory. Reading is strict, unlike
/// <see cref="StreamReader"/>, which would replace unreadable bytes by U+FFFD, so that training would go on with
/// nonsense unnoticed. A byte order mark is recognised. A line feed, a CR or both end a line, and nothing else does:
/// NEL (U+0085), LS (U+2028) and PS (U+2029) are characters of their line.
/// </summary>
/// <remarks>A line is returned as soon as its end is read, so that someone who types gets an answer at once.</remarks>
public static class TextLines
{
    /// <summary>
    /// A line has fewer characters than this; a longer one is treated as a mistake, such as a file that is not
    /// text, before it fills the memory.
    /// </summary>
    public const int LineLimit = 1_000_000;

    private const int FirstBuffer = 1 << 16;

    /// <summary>Reads a file's lines lazily.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">
    /// UTF-8 if null; <see cref="TextEncodings"/> finds one by its name. It is used strictly, whatever its fallback.
    /// </param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">
    /// The path is a folder; or, while reading, a line is not in the encoding, holds a NUL or is too long: the message
    /// names file, line and byte.
    /// </exception>
    public static IEnumerable<TextLine> Read(string path, Encoding? encoding = null) =>
        Open(path, encoding, keepEnds: false);

    /// <summary>Reads a stream's lines lazily. The stream stays open.</summary>
    /// <param name="stream">Text, with or without a byte order mark.</param>
    /// <param name="name">The stream's name in messages.</param>
    /// <param name="encoding">As for a file.</param>
    /// <exception cref="InvalidDataException">
    /// While reading: a line is not in the encoding, holds a NUL or is too long.
    /// </exception>
    public static IEnumerable<TextLine> Read(Stream stream, string name, Encoding? encoding = null) =>
        Open(stream, name, encoding, keepEnds: false);

    /// <summary>
    /// As <see cref="Read(string, Encoding?)"/>, optionally with the line feed, CR or both that end a line.
    /// </summary>
    internal static IEnumerable<TextLine> Open(string path, Encoding? encoding, bool keepEnds)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new InvalidDataException($"{Quoted.Path(path)} is a folder, but a text file was expected; "
                + "name a file in it");
        if (!File.Exists(path))
            throw new FileNotFoundException($"there is no file {Quoted.Path(path)}; check its name and folder", path);
        return ReadFile(path, encoding ?? Encoding.UTF8, keepEnds);
    }

    /// <summary>As <see cref="Read(Stream, string, Encoding?)"/>, optionally with line ends.</summary>
    internal static IEnumerable<TextLine> Open(Stream stream, string name, Encoding? encoding, bool keepEnds)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        return ReadStream(stream, name, encoding ?? Encoding.UTF8, keepEnds);
    }

    private static IEnumerable<TextLine> ReadFile(string path, Encoding encoding, bool keepEnds)
    {
        using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
        foreach (var line in ReadStream(stream, path, encoding, keepEnds))
            yield return line;
    }

    private static IEnumerable<TextLine> ReadStream(Stream stream, string name, Encoding encoding, bool keepEnds)
    {
        var buffer = new byte[FirstBuffer];
        int start = 0, end = 0, number = 1;
        var ended = false;
        while (!ended && StrictDecoder.MayBeMark(buffer.AsSpan(0, end)))
            ended = !Fill(stream, ref buffer, ref start, ref end);
        var decoder = new StrictDecoder(encoding, buffer.AsSpan(0, end));
        var behindReturn = false; // a CR has ended the line before, and its line feed may still come
        while (true)
        {
            var rest = buffer.AsSpan(start, end - start);
            var at = decoder.LineEnd(rest);
            var isReturn = at >= 0 && !decoder.IsLineFeed(rest[at..]);
            if (behindReturn && at == 0 && !isReturn)
            {
                (start, behindReturn) = (start + decoder.Width, false);
                continue;
            }
            // A line that keeps its end waits for the line feed that may belong to it; any other is complete.
            if (!ended && (at < 0 || (keepEnds && isReturn && rest.Length < at + 2 * decoder.Width)))
            {
                if (rest.Length >= StrictDecoder.ByteLimit)
                    throw StrictDecoder.TooLong(new Place(name, number));
                ended = !Fill(stream, ref buffer, ref start, ref end);
                continue;
            }
            if (rest.IsEmpty)
                yield break;
            var length = at < 0 ? rest.Length : at + decoder.Width;
            if (keepEnds && isReturn && decoder.IsLineFeed(rest[length..]))
                length += decoder.Width;
            behindReturn = isReturn && !keepEnds;
            var text = decoder.Decode(rest[..(keepEnds || at < 0 ? length : at)], new Place(name, number));
            start += length;
            yield return new TextLine(number++, text);
        }
    }

    /// <summary>Appends the next bytes to the buffer, and returns whether there were any.</summary>
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
}
