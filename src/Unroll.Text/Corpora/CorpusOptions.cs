using System.Text;

namespace Unroll.Text;

/// <summary>
/// How to read the files of a corpus of any kind, as far as the files do not say it.
/// </summary>
public abstract record CorpusOptions
{
    /// <summary>The encoding's name, as <see cref="TextEncodings.Named"/> takes it; UTF-8 if null.</summary>
    public string? Encoding { get; init; }

    /// <summary>
    /// Called with a sentence about anything that was read or left out and may be a mistake, such as a line separator
    /// that does not end a line; null to ignore. It is called while a file is read, or when its end is reached, on the
    /// </summary>
    public Action<string>? Notice { get; init; }

    /// <summary>The declaration of the encoding, which all kinds of files have.</summary>
    internal static DeclaredOption<T> EncodingOf<T>() where T : CorpusOptions => new DeclaredOption<T, string?>(
        nameof(Encoding), new Word("NAME", check: name => TextEncodings.Named(name)), o => o.Encoding,
        (o, v) => (T)(o with { Encoding = v }))
    {
        Flag = "encoding",
        Help = "The files' encoding, such as latin1, gb18030 or utf-16.",
        Unset = "utf-8",
    };

    /// <summary>The lines of a file.</summary>
    /// <param name="keepEnds">Whether they keep their line ends.</param>
    internal IEnumerable<TextLine> Lines(string path, bool keepEnds = false) =>
        Watched(TextLines.Open(path, Named(), keepEnds), path);

    /// <summary>The lines of a stream.</summary>
    internal IEnumerable<TextLine> Lines(Stream stream, string name, bool keepEnds = false) =>
        Watched(TextLines.Open(stream, name, Named(), keepEnds), name);

    /// <summary>The encoding that was named.</summary>
    /// <exception cref="ArgumentException">There is no encoding of that name.</exception>
    private Encoding? Named() => Encoding is { } name ? TextEncodings.Named(name) : null;

    private IEnumerable<TextLine> Watched(IEnumerable<TextLine> lines, string name) => Notice is { } notice
        ? Separators.Watched(lines, name, notice) : lines;
}
