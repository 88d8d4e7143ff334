using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Unroll.Cli.Translation;
using Unroll.Text;

namespace Unroll.Cli.Tests;

public class AttentionPlotTests : Harness
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void AllTokensAreText()
    {
        var root = Drawn(Alignments.Chinese);
        Assert.Equal(
            ["五", "点", "半", "</s>", "05", "時", "▁half"], root.Descendants(Svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void ACellIsDarkWhereItsTokensMeet()
    {
        var root = Drawn(Alignments.Small);
        var cells = Cells(root);
        var (heads, labels) = Labels(root);
        Assert.Equal(Alignments.Small.Source, heads.OrderBy(head => head.X).Select(head => head.Text));
        Assert.Equal(Alignments.Small.Target, labels.OrderBy(label => label.Y).Select(label => label.Text));
        for (var t = 0; t < labels.Length; t++)
        {
            for (var s = 0; s < heads.Length; s++)
            {
                var weight = Alignments.Small[t, s];
                var cell = cells.SingleOrDefault(
                    cell => cell.X < heads[s].X && heads[s].X < cell.X + cell.Width && cell.Y < labels[t].Y
                    && labels[t].Y < cell.Y + cell.Height);
                Assert.Equal(255 - (int)MathF.Round(255 * weight), cell?.Light ?? 255);
                if (cell is not null)
                    Assert.Equal(
                        string.Create(CultureInfo.InvariantCulture, $"{heads[s].Text} → {labels[t].Text}: {weight:F2}"),
                        cell.Title);
            }
        }
        var darkest = cells.MinBy(cell => cell.Light)!;
        Assert.Equal((0, "</s> → </s>: 1.00"), (darkest.Light, darkest.Title));
    }

    [Fact]
    public void NothingLiesOutsideThePicture()
    {
        var root = Drawn(Alignments.Small, Alignments.Diagonal([new string('w', 30), "时间时间时间时间"], ["时间时间时间时间时间", "a"]));
        var (width, height) = (Number(root, "width"), Number(root, "height"));
        Assert.All(Cells(root), cell =>
            Assert.True(cell is { X: > 0, Y: > 0 } && cell.X + cell.Width < width && cell.Y + cell.Height < height));
        foreach (var text in root.Descendants(Svg + "text"))
        {
            // Letters are 0.6 of the font's height wide and Chinese characters as wide as high.
            var length = text.Value.Sum(c => c < '\u3000' ? 0.6 : 1) * 12;
            var (x, y) = Place(text);
            if (IsTurned(text))
                Assert.True(y - length > 0);
            else
                Assert.True((string?)text.Attribute("text-anchor") == "end" ? x - length > 0 : x - length / 2 > 0 && x
                    + length / 2 < width);
        }
    }

    [Fact]
    public void OneTranslationComesBelowTheOther()
    {
        var root = Drawn(Alignments.Small, Alignments.Chinese);
        var maps = root.Elements(Svg + "g").ToArray();
        Assert.Equal(2, maps.Length);
        Assert.True(Cells(maps[0]).Max(cell => cell.Y + cell.Height) < maps[1].Descendants(Svg + "text")
            .Min(text => Place(text).Y));
    }

    [Fact]
    public void NoTokenBreaksTheDocument()
    {
        string[] tokens = ["<b>&\"']]>", "&amp;", "\u0001", "\t", "\r\n", " ", "\ud800", "\uFFFF", "\U00020000", "<!--",
            ""];
        var root = Drawn(Alignments.Diagonal(tokens, tokens));
        string[] expected = ["<b>&\"']]>", "&amp;", "\\u0001", "\\u0009", "\\u000D\\u000A", "␣", "\uFFFD", "\uFFFD",
            "\U00020000", "<!--", ""];
        Assert.Equal([.. expected, .. expected], root.Descendants(Svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void ALongRowHasFewCells()
    {
        const int Tokens = 3000;
        float[] weights = [0.5f, .. Enumerable.Repeat(0.5f / (Tokens - 1), Tokens - 1)];
        Assert.Single(Cells(Drawn(new Alignment([.. Enumerable.Repeat("a", Tokens)], ["x"], [weights]))));
    }

    [Fact]
    public void AFileIsReplacedByThePicture()
    {
        var path = Write("map.svg", new string('x', 100_000));
        AttentionPlot.Of([Alignments.Small, Alignments.Chinese]).Write(path);
        Assert.Equal(Document(Alignments.Small, Alignments.Chinese), File.ReadAllBytes(path));
    }

    private static byte[] Document(params Alignment[] alignments)
    {
        using var stream = new MemoryStream();
        AttentionPlot.Of(alignments).Write(stream);
        return stream.ToArray();
    }

    private static XElement Drawn(params Alignment[] alignments) =>
        XDocument.Parse(Encoding.UTF8.GetString(Document(alignments))).Root!;

    private static Drawing[] Cells(XElement root) =>
    [
        .. root.Descendants(Svg + "rect").Where(rectangle => rectangle.Element(Svg + "title") is not null)
            .Select(rectangle =>
        {
            var fill = rectangle.Attribute("fill")!.Value;
            Assert.True(fill.Length == 7 && fill[1..3] == fill[3..5] && fill[3..5] == fill[5..7]);
            var (x, y) = Translation(rectangle.Parent!);
            return new Drawing(
                x + Number(rectangle, "x"), y + Number(rectangle, "y"), Number(rectangle, "width"), Number(
                rectangle, "height"), Convert.ToInt32(fill[1..3], 16), rectangle.Element(Svg + "title")!.Value);
        }),
    ];

    /// <summary>Those above the cells, and those beside them.</summary>
    private static ((int X, string Text)[] Heads, (int Y, string Text)[] Labels) Labels(XElement root)
    {
        var texts = root.Descendants(Svg + "text").ToLookup(text => (string?)text.Attribute("text-anchor") == "end");
        return ([.. texts[false].Select(text => (Place(text).X, text.Value))],
            [.. texts[true].Select(text => (Place(text).Y, text.Value))]);
    }

    private static int Number(XElement element, string attribute) =>
        int.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static bool IsTurned(XElement text) =>
        text.Attribute("transform")!.Value.EndsWith(") rotate(-90)", StringComparison.Ordinal);

    /// <summary>Where a text stands in the picture.</summary>
    private static (int X, int Y) Place(XElement text) =>
        (Translation(text).X + Translation(text.Parent!).X, Translation(text).Y + Translation(text.Parent!).Y);

    private static (int X, int Y) Translation(XElement element)
    {
        var numbers = element.Attribute("transform")!.Value["translate(".Length..].Split(')')[0].Split(' ');
        return (int.Parse(numbers[0], CultureInfo.InvariantCulture),
            int.Parse(numbers[1], CultureInfo.InvariantCulture));
    }

    private sealed record Drawing(int X, int Y, int Width, int Height, int Light, string Title);
}
