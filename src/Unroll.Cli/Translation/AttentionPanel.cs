using System.Globalization;
using System.Xml;
using Spectre.Console;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// One translation's map in a picture. All measures are in units of the picture, one pixel each if it is not scaled.
/// </summary>
internal sealed class AttentionPanel
{
    public const string Svg = "http://www.w3.org/2000/svg";

    /// <summary>Height of the labels' letters.</summary>
    public const int FontSize = 12;

    private const int Cell = 20;

    /// <summary>
    /// The width of a terminal's cell at most: a letter of a monospaced font is 0.6 of its height wide, a Chinese
    /// character, which takes two cells, as wide as high.
    /// </summary>
    private const int LetterWidth = 8;

    /// <summary>Between labels and cells.</summary>
    private const int Gap = 6;

    /// <summary>Terminal cells that a token may take.</summary>
    private const int LabelRoom = 40;

    private readonly Alignment _alignment;
    private readonly string[] _heads;
    private readonly string[] _labels;
    private readonly int _left;
    private readonly int _top;

    public AttentionPanel(Alignment alignment)
    {
        _alignment = alignment;
        _heads = TokenLabel.Of(alignment.Source, alignment.Source.Count, LabelRoom);
        _labels = TokenLabel.Of(alignment.Target, alignment.Target.Count, LabelRoom);
        _left = TokenLabel.Widest(_labels) * LetterWidth + Gap;
        _top = TokenLabel.Widest(_heads) * LetterWidth + Gap;
    }

    public int Width => _left + _heads.Length * Cell;

    public int Height => _top + _labels.Length * Cell;

    /// <param name="x">Its left edge in the picture.</param>
    /// <param name="y">Its upper edge.</param>
    public void Write(XmlWriter writer, int x, int y)
    {
        writer.WriteStartElement("g", Svg);
        writer.WriteAttributeString("transform", $"translate({x} {y})");
        for (var s = 0; s < _heads.Length; s++)
            WriteHead(writer, _heads[s], _left + s * Cell + Cell / 2);
        for (var t = 0; t < _labels.Length; t++)
        {
            WriteText(writer, _labels[t], "end", $"translate({_left - Gap} {_top + t * Cell + Cell / 2})");
            for (var s = 0; s < _heads.Length; s++)
                WriteCell(writer, t, s);
        }
        Rectangle(writer, _left, _top, _heads.Length * Cell, _labels.Length * Cell, "none");
        writer.WriteAttributeString("stroke", "#888888");
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    /// <summary>Begins a rectangle, which the caller must end.</summary>
    public static void Rectangle(XmlWriter writer, int x, int y, int width, int height, string fill)
    {
        writer.WriteStartElement("rect", Svg);
        foreach (var (name, value) in new[] { ("x", x), ("y", y), ("width", width), ("height", height) })
            writer.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
        writer.WriteAttributeString("fill", fill);
    }

    /// <summary>Written upwards, or upright if it is as narrow as a cell: rotated Chinese is hard to read.</summary>
    private void WriteHead(XmlWriter writer, string head, int middle)
    {
        if (head.GetCellWidth() <= 2)
            WriteText(writer, head, "middle", $"translate({middle} {_top - Cell / 2})");
        else
            WriteText(writer, head, "start", $"translate({middle} {_top - Gap}) rotate(-90)");
    }

    private static void WriteText(XmlWriter writer, string text, string anchor, string transform)
    {
        writer.WriteStartElement("text", Svg);
        writer.WriteAttributeString("text-anchor", anchor);
        writer.WriteAttributeString("transform", transform);
        writer.WriteAttributeString(
            "dy", "0.35em"); // centres the letters; few programs except browsers know dominant-baseline
        writer.WriteString(text);
        writer.WriteEndElement();
    }

    /// <summary>
    /// From white for 0 to black for 1. White cells are left out, so a row has at most 510, however long the
    /// source is.
    /// </summary>
    private void WriteCell(XmlWriter writer, int target, int source)
    {
        var weight = _alignment[target, source];
        var dark = (int)Math.Clamp(MathF.Round(255 * weight), 0, 255);
        if (dark == 0)
            return;
        Rectangle(writer, _left + source * Cell, _top + target * Cell, Cell, Cell,
            string.Create(CultureInfo.InvariantCulture, $"#{255 - dark:x2}{255 - dark:x2}{255 - dark:x2}"));
        // Browsers show it as a tooltip.
        writer.WriteElementString(
            "title", Svg,
            string.Create(CultureInfo.InvariantCulture, $"{_heads[source]} → {_labels[target]}: {weight:F2}"));
        writer.WriteEndElement();
    }
}
