using System.Runtime.InteropServices;
using System.Text;

namespace Unroll.Text;

/// <summary>Finds line ends among bytes and decodes lines, or reports which byte is invalid in the encoding.</summary>
internal sealed class StrictDecoder
{
    /// <summary>
    /// A UTF-16 character takes four bytes at most, so a line within the limit ends before this many.
    /// </summary>
    public const int ByteLimit = 4 * TextLines.LineLimit;

    private const char Mark = '\uFEFF';

    private readonly Encoding _encoding;

    private static readonly Encoding[] Marks = [Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        Encoding.Unicode, Encoding.BigEndianUnicode];

    private readonly byte[] _lineFeed;
    private readonly byte[] _return;

    /// <summary>
    /// The encoding that bytes read as UTF-8 seem to have, if they begin with its byte order mark.
    /// </summary>
    private readonly string? _looksLike;

    /// <param name="encoding">The encoding; its fallback is ignored.</param>
    /// <param name="first">
    /// The file's first bytes, in which a byte order mark, if there is one, decides the byte order.
    /// </param>
    public StrictDecoder(Encoding encoding, ReadOnlySpan<byte> first)
    {
        var marked = Marked(first);
        _encoding = TextEncodings.Strict(marked is not null && Family(marked) == Family(encoding) ? marked : encoding);
        (_lineFeed, _return) = (_encoding.GetBytes("\n"), _encoding.GetBytes("\r"));
        _looksLike = marked is not null && Family(marked) != Family(encoding) ? Family(marked) : null;
    }

    /// <summary>
    /// The width of a line feed or CR in bytes: one, two or four, at multiples of the width only.
    /// </summary>
    public int Width => _lineFeed.Length;

    /// <summary>Whether more bytes are needed to know if the file begins with a byte order mark.</summary>
    public static bool MayBeMark(ReadOnlySpan<byte> first)
    {
        foreach (var encoding in Marks)
            if (encoding.Preamble.Length > first.Length && encoding.Preamble.StartsWith(first))
                return true;
        return false;
    }

    /// <summary>The position of the first line feed or CR, which ends the line; -1 if there is none.</summary>
    public int LineEnd(ReadOnlySpan<byte> bytes) => Width switch
    {
        1 => bytes.IndexOfAny(_lineFeed[0], _return[0]),
        2 => First<ushort>(bytes),
        _ => First<uint>(bytes),
    };

    /// <summary>Whether the bytes begin with a line feed.</summary>
    public bool IsLineFeed(ReadOnlySpan<byte> bytes) => bytes.StartsWith(_lineFeed);

    /// <summary>The text of a line, which may still have its end, without byte order mark.</summary>
    public string Decode(ReadOnlySpan<byte> line, Place place)
    {
        if (line.Length >= ByteLimit)
            throw TooLong(place);
        var rented = Buffer<char>.Rent(_encoding.GetMaxCharCount(line.Length));
        try
        {
            var text = rented.AsSpan(0, _encoding.GetChars(line, rented.Span));
            var nul = text.IndexOf('\0');
            if (nul >= 0)
                throw Nul(_encoding.GetByteCount(text[..nul]) + 1, place);
            if (place.Line == 1 && text is [Mark, ..])
                text = text[1..];
            return text.TrimEnd("\r\n").Length < TextLines.LineLimit ? new string(text) : throw TooLong(place);
        }
        catch (DecoderFallbackException bad)
        {
            throw Invalid(line, bad, place);
        }
        finally
        {
            rented.Return();
        }
    }

    public static InvalidDataException TooLong(Place place) =>
        place.Error($"the line has {TextLines.LineLimit} characters or more, where fewer were expected; put one "
            + "text on a line");

    private string Name => _encoding.CodePage == Encoding.UTF8.CodePage ? "UTF-8" : _encoding.WebName;

    private int First<T>(ReadOnlySpan<byte> bytes) where T : unmanaged, IEquatable<T>
    {
        var found = MemoryMarshal.Cast<byte, T>(bytes).IndexOfAny(MemoryMarshal.Read<T>(_lineFeed),
            MemoryMarshal.Read<T>(_return));
        return found < 0 ? found : found * Width;
    }

    private InvalidDataException Nul(int at, Place place) => new(
        $"{place}, byte {at}: a NUL byte, which text does not have; is this a text file in {Name}? If it is in another "
            + "encoding, such as utf-16, name it (`Encoding`)");

    private InvalidDataException Invalid(ReadOnlySpan<byte> line, DecoderFallbackException bad, Place place)
    {
        // The index is not exact in every encoding, so the unreadable bytes are searched for before it.
        var (at, unread) = (Math.Clamp(bad.Index, 0, line.Length - 1), bad.BytesUnknown ?? []);
        if (unread.Length > 0 && line[..Math.Min(line.Length, at + unread.Length)]
            .LastIndexOf(unread) is >= 0 and var exact)
            at = exact;
        var advice = _looksLike is not null
            ? $"the file begins like {_looksLike}: name that encoding (`Encoding` {_looksLike})"
            : Name == "UTF-8" ? "save the file as UTF-8, or name the encoding that it has (`Encoding`)"
            : "name the encoding that the file has (`Encoding`)";
        return new InvalidDataException($"{place}, byte {at + 1}: 0x{line[at]:X2} is not valid {Name} here; {advice}");
    }

    /// <summary>
    /// The encoding whose mark comes first; UTF-32 is tried before UTF-16, as its mark begins with that of UTF-16.
    /// </summary>
    private static Encoding? Marked(ReadOnlySpan<byte> first)
    {
        foreach (var encoding in Marks)
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
