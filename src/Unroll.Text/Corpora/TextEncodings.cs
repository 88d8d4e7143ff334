using System.Text;

namespace Unroll.Text;

/// <summary>The encodings that can be named.</summary>
public static class TextEncodings
{
    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>
    /// The encoding of a name: utf-8, utf-16, latin1, windows-1252, gb18030, big5, shift_jis and whatever else .NET
    /// knows. It throws on what it cannot decode.
    /// </summary>
    /// <exception cref="ArgumentException">There is no encoding of that name.</exception>
    public static Encoding Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            return Strict(Encoding.GetEncoding(name));
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            throw new ArgumentException(
                $"there is no encoding called {Quoted.Cell(name)}; expected a name such as utf-8, utf-16, latin1, "
                    + "windows-1252, gb18030, big5 or shift_jis", nameof(name), unknown);
        }
    }

    /// <summary>The same encoding, which throws on what it cannot decode.</summary>
    internal static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
