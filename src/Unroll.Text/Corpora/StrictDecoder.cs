using System.Buffers;
using System.Text;

namespace Unroll.Text;

/// <summary>Finds a line's end among bytes and decodes the line, or says which byte is none of the encoding's.</summary>
internal sealed class StrictDecoder
{
    /// <summary>A UTF-16 character takes four bytes at most, so a line within the limit ends before this many.</summary>
    public const int ByteLimit = 4 * TextLines.LineLimit;

    private const char Mark = '\uFEFF';

    private readonly Encoding _encoding;

    /// <summary>The line feed: of one byte, or of two or four, which then stand at multiples of their number only.</summary>
    private readonly byte[] _lineFeed;

    /// <summary>What the bytes look like that were taken for UTF-8, if they begin with another's byte order mark.</summary>
    private readonly string? _looksLike;

    /// <param name="encoding">The encoding, whose fallback does not matter.</param>
    /// <param name="first">The file's first bytes, of which a byte order mark, if there is one, decides on the order of bytes.</param>
    public StrictDecoder(Encoding encoding, ReadOnlySpan<byte> first)
    {
        var marked = Marked(first);
        _encoding = TextEncodings.Strict(marked is not null && Family(marked) == Family(encoding) ? marked : encoding);
        _lineFeed = _encoding.GetBytes("\n");
        _looksLike = marked is not null && Family(marked) != Family(encoding) ? Family(marked) : null;
    }

    /// <summary>The length of the first line with its line feed; -1 if none ends here.</summary>
    public int LineLength(ReadOnlySpan<byte> bytes)
    {
        for (var from = 0; ;)
        {
            var found = bytes[from..].IndexOf(_lineFeed);
            if (found < 0)
                return -1;
            found += from;
            if (found % _lineFeed.Length == 0)
                return found + _lineFeed.Length;
            from = found + 1;
        }
    }

    /// <summary>The line's text, without byte order mark and, if not to be kept, the line's end.</summary>
    public string Decode(ReadOnlySpan<byte> line, Place place, bool keepEnd)
    {
        if (line.Length >= ByteLimit)
            throw TooLong(place);
        var rented = ArrayPool<char>.Shared.Rent(_encoding.GetMaxCharCount(line.Length));
        try
        {
            var text = rented.AsSpan(0, _encoding.GetChars(line, rented));
            var nul = text.IndexOf('\0');
            if (nul >= 0)
                throw Nul(_encoding.GetByteCount(text[..nul]) + 1, place);
            if (place.Line == 1 && text is [Mark, ..])
                text = text[1..];
            if (!keepEnd)
                text = WithoutEnd(text);
            return text.Length < TextLines.LineLimit ? new string(text) : throw TooLong(place);
        }
        catch (DecoderFallbackException bad)
        {
            throw Invalid(line, bad, place);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    public static InvalidDataException TooLong(Place place) =>
        place.Error($"the line has {TextLines.LineLimit} characters or more, where fewer were expected; put one text on a line");

    private string Name => _encoding.CodePage == Encoding.UTF8.CodePage ? "UTF-8" : _encoding.WebName;

    private static Span<char> WithoutEnd(Span<char> text)
    {
        if (text is [.., '\n'])
            text = text[..^1];
        return text is [.., '\r'] ? text[..^1] : text;
    }

    private InvalidDataException Nul(int at, Place place) => new(
        $"{place}, byte {at}: a NUL byte, which text does not have; is this a text file in {Name}? If it is in another encoding, such as utf-16, name it (--encoding)");

    private InvalidDataException Invalid(ReadOnlySpan<byte> line, DecoderFallbackException bad, Place place)
    {
        // Not every encoding's index is exact, so the bytes that it could not read are looked for before it.
        var (at, unread) = (Math.Clamp(bad.Index, 0, line.Length - 1), bad.BytesUnknown ?? []);
        if (unread.Length > 0 && line[..Math.Min(line.Length, at + unread.Length)].LastIndexOf(unread) is >= 0 and var exact)
            at = exact;
        var advice = _looksLike is not null ? $"the file begins like {_looksLike}: name that encoding (--encoding {_looksLike})"
            : Name == "UTF-8" ? "save the file as UTF-8, or name the encoding that it has (--encoding)"
            : "name the encoding that the file has (--encoding)";
        return new InvalidDataException($"{place}, byte {at + 1}: 0x{line[at]:X2} is not valid {Name} here; {advice}");
    }

    /// <summary>The encoding whose mark stands first; UTF-32's before UTF-16's, with which it begins.</summary>
    private static Encoding? Marked(ReadOnlySpan<byte> first)
    {
        foreach (var encoding in (ReadOnlySpan<Encoding>)[Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true), Encoding.Unicode, Encoding.BigEndianUnicode])
            if (first.StartsWith(encoding.Preamble))
                return encoding;
        return null;
    }

    private static string Family(Encoding encoding) => encoding switch
    {
        UnicodeEncoding => "utf-16",
        UTF32Encoding => "utf-32",
        _ => encoding.WebName,
    };
}
