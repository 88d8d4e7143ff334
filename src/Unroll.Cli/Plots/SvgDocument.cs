using System.Text;
using System.Xml;

namespace Unroll.Cli.Plots;

/// <summary>
/// A picture as one SVG document, with labels as text, on white. All measures are in units of the picture, one pixel
/// each if it is not scaled. The same picture gives the same bytes.
/// </summary>
/// <param name="width">Width of the picture.</param>
/// <param name="height">Height of the picture.</param>
/// <param name="draw">Draws it, from the upper left corner (0, 0).</param>
internal sealed class SvgDocument(int width, int height, Action<SvgWriter> draw)
{
    private static readonly XmlWriterSettings Settings =
        new()
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n"
        };

    /// <summary>Writes the picture to a file, or leaves the file as it was.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the picture to a stream.</summary>
    public void Write(Stream stream)
    {
        using var writer = XmlWriter.Create(stream, Settings);
        var svg = new SvgWriter(writer);
        svg.Begin(width, height);
        // Some programs show pictures on a black background.
        svg.Rectangle(0, 0, width, height, "white");
        draw(svg);
        writer.WriteEndElement();
    }
}
