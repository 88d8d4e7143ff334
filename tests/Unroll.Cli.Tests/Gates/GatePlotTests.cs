using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Unroll.Cli.Gates;
using Unroll.Text;

namespace Unroll.Cli.Tests;

public class GatePlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void LabelsAreLeftAndTokensBelow()
    {
        var root = Drawn(Traces.Small);
        var panels = root.Elements(Svg + "g").ToArray();
        Assert.Equal(
            ["mean over 2 units; |h|: of absolute values", "white to black: a row's least to its greatest"],
            Texts(panels[0]));
        string[] map = ["a", "时间", "three", ".",
            "i     0.20 to 0.60", "f     1.00 to 1.00", "|h|   0.25 to 2.00"];
        Assert.Equal(["layer 1, forward", .. map], Texts(panels[1]));
        Assert.Equal(["layer 1, backward", .. map], Texts(panels[2]));
        // 22 for the title, 20 for each row.
        var tokens = panels[1].Elements(Svg + "text").Skip(1).Take(4).ToArray();
        Assert.All(tokens, token => Assert.True(Place(token).Y > 22 + 3 * 20));
        Assert.Equal([20, 20, 20], tokens.Zip(tokens.Skip(1), (left, right) => Place(right).X - Place(left).X));
        var height = int.Parse(root.Attribute("height")!.Value, CultureInfo.InvariantCulture);
        Assert.True(Place(panels[2]).Y + Place(tokens[2]).Y + "three".Length * 8 <= height);
    }

    [Fact]
    public void CellsAreGreyAboveZeroAndBlueBelow()
    {
        var root = Drawn(Traces.Stacked, layer: 1, units: 2);
        Assert.Contains("the first 4 of more than 4 tokens", Texts(root));
        var cells = root.Descendants(Svg + "rect").Where(cell => cell.Element(Svg + "title") is not null)
            .ToDictionary(cell => cell.Element(Svg + "title")!.Value, cell => cell.Attribute("fill")!.Value);
        Assert.Equal("#000000", cells["c, h 1: 2.00"]);
        Assert.Equal("#0060c0", cells["c, h 2: -2.00"]);
        Assert.Equal("#bfbfbf", cells["d, h 1: 0.50"]);
        Assert.DoesNotContain("a, h 2: 0.00", cells.Keys);
        // One line above the units of i, f and h each.
        Assert.Equal(3, root.Descendants(Svg + "polyline").Count(line => line.Attribute("stroke")!.Value == "#888888"));
    }

    [Fact]
    public void OfALongTextTheFirstTokensAreDrawn()
    {
        var root = Drawn(Traces.Of([.. Enumerable.Range(0, 201).Select(i => $"{i % 10}")]));
        Assert.Contains("the first 200 of 201 tokens", Texts(root));
        Assert.Equal(200, Texts(root).Count(text => text.Length == 1));
    }

    [Fact]
    public void TheSameTraceGivesTheSameBytes() =>
        Assert.Equal(Bytes(Traces.Small, null, 1), Bytes(Traces.Small, null, 1));

    private static XElement Drawn(TextTrace trace, int? layer = null, int? units = null) =>
        XDocument.Parse(Encoding.UTF8.GetString(Bytes(trace, layer, units))).Root!;

    private static byte[] Bytes(TextTrace trace, int? layer, int? units)
    {
        using var stream = new MemoryStream();
        GatePlot.Of(GatesShown.Of(trace, layer, units)).Write(stream);
        return stream.ToArray();
    }

    private static string[] Texts(XElement root) => [.. root.Descendants(Svg + "text").Select(text => text.Value)];

    private static (int X, int Y) Place(XElement element)
    {
        var numbers = element.Attribute("transform")!.Value["translate(".Length..].Split(')')[0].Split(' ');
        return (int.Parse(numbers[0], CultureInfo.InvariantCulture),
            int.Parse(numbers[1], CultureInfo.InvariantCulture));
    }
}
