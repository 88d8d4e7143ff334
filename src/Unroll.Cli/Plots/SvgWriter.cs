using System.Globalization;
using System.Text;
using System.Xml;
using Spectre.Console;

namespace Unroll.Cli.Plots;

/// <summary>Which end of a text its place is.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>Writes the elements of a picture, later ones over earlier ones.</summary>
internal sealed class SvgWriter(XmlWriter writer)
{
    /// <summary>Height of letters.</summary>
    public const int FontSize = 12;

    private const string Svg = "http://www.w3.org/2000/svg";

    /// <summary>
    /// The width of a terminal's cell at most: a letter of a monospaced font is 0.6 of its height wide, a Chinese
    /// character, which takes two cells, as wide as high.
    /// </summary>
    private const int LetterWidth = 8;

    /// <summary>The width that a text takes at most.</summary>
    public static int WidthOf(string text) => text.GetCellWidth() * LetterWidth;

    /// <summary>The width that the widest of some texts takes at most; 0 for none.</summary>
    public static int Widest(IEnumerable<string> texts) => texts.Select(WidthOf).DefaultIfEmpty(0).Max();

    /// <summary>Begins the picture.</summary>
    public void Begin(int width, int height)
    {
        writer.WriteStartElement("svg", Svg);
        Attributes(("width", Number(width)), ("height", Number(height)),
            ("viewBox", $"0 0 {Number(width)} {Number(height)}"), // so that it can be scaled
            ("font-family", "monospace"), ("font-size", Number(FontSize)));
    }

    /// <summary>What is drawn in it has (<paramref name="x"/>, <paramref name="y"/>) as its corner (0, 0).</summary>
    public void Group(double x, double y, Action draw)
    {
        writer.WriteStartElement("g", Svg);
        Attributes(("transform", Place(x, y)));
        draw();
        writer.WriteEndElement();
    }

    /// <param name="fill">A colour or <c>none</c>.</param>
    /// <param name="stroke">The colour of its border; null for none.</param>
    /// <param name="title">What browsers show as a tooltip.</param>
    public void Rectangle(
        double x, double y, double width, double height, string fill, string? stroke = null, string? title = null)
    {
        writer.WriteStartElement("rect", Svg);
        Attributes(("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)),
            ("fill", fill));
        if (stroke is not null)
            Attributes(("stroke", stroke));
        if (title is not null)
            writer.WriteElementString("title", Svg, Safe(title));
        writer.WriteEndElement();
    }

    /// <summary>A line through some points.</summary>
    public void Line(IEnumerable<(double X, double Y)> points, string stroke, double width = 1)
    {
        writer.WriteStartElement("polyline", Svg);
        Attributes(("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))),
            ("fill", "none"), ("stroke", stroke), ("stroke-width", Number(width)));
        writer.WriteEndElement();
    }

    /// <summary>A text of one line, its letters centred on its place.</summary>
    /// <param name="isUpwards">Whether it is turned, to be read from below.</param>
    public void Text(string text, Anchor anchor, double x, double y, bool isUpwards = false)
    {
        writer.WriteStartElement("text", Svg);
        Attributes(
            ("text-anchor", anchor switch { Anchor.Start => "start", Anchor.Middle => "middle", _ => "end" }),
            ("transform", isUpwards ? $"{Place(x, y)} rotate(-90)" : Place(x, y)),
            ("dy", "0.35em")); // centres the letters; few programs except browsers know dominant-baseline
        writer.WriteString(Safe(text));
        writer.WriteEndElement();
    }

    private void Attributes(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            writer.WriteAttributeString(name, value);
    }

    private static string Place(double x, double y) => $"translate({Number(x)} {Number(y)})";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    /// <remarks>U+FFFE and U+FFFF are not characters, and XML cannot express them.</remarks>
    private static string Safe(string text) => string.Concat(Quoted.OneLine(text).EnumerateRunes()
        .Select(rune => rune.Value is 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune));
}
