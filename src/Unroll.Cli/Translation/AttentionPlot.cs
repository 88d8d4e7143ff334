using System.Globalization;
using System.Text;
using System.Xml;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// What translations looked at, as a picture: a map for each, one below the other, source tokens from left to right and
/// target tokens from top to bottom, white for 0 to black for 1.
/// </summary>
internal static class AttentionPlot
{
    private const int Margin = 10;

    private static readonly XmlWriterSettings Settings =
        new()
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n"
        };

    /// <summary>Writes all maps to one SVG file, with labels as text.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<Alignment> alignments) =>
        AtomicFile.Write(path, stream => Write(stream, alignments));

    /// <summary>Writes all maps as one SVG document. The same maps give the same bytes.</summary>
    public static void Write(Stream stream, IReadOnlyList<Alignment> alignments)
    {
        AttentionPanel[] panels = [.. alignments.Select(alignment => new AttentionPanel(alignment))];
        var width = panels.Select(panel => panel.Width).DefaultIfEmpty(0).Max() + 2 * Margin;
        var height = panels.Sum(panel => panel.Height + Margin) + Margin;
        using var writer = XmlWriter.Create(stream, Settings);
        writer.WriteStartElement("svg", AttentionPanel.Svg);
        writer.WriteAttributeString("width", width.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("height", height.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString(
            "viewBox", string.Create(
            CultureInfo.InvariantCulture, $"0 0 {width} {height}")); // so that it can be scaled
        writer.WriteAttributeString("font-family", "monospace");
        writer.WriteAttributeString("font-size", AttentionPanel.FontSize.ToString(CultureInfo.InvariantCulture));
        // Some programs show pictures on a black background.
        AttentionPanel.Rectangle(writer, 0, 0, width, height, "white");
        writer.WriteEndElement();
        var y = Margin;
        foreach (var panel in panels)
        {
            panel.Write(writer, Margin, y);
            y += panel.Height + Margin;
        }
        writer.WriteEndElement();
    }
}
