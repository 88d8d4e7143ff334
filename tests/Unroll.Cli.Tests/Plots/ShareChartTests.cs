using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Unroll.Cli.Plots;

namespace Unroll.Cli.Tests;

public class ShareChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void ALineGoesThroughTheSharesOfItsGroups()
    {
        var root = Drawn(("first", [0, 0.5, 1]), ("second", [0.25, 0.25, 0.75]));
        var texts = root.Descendants(Svg + "text").Select(text => text.Value).ToArray();
        Assert.Equal(
            ["right answers", "0%", "25%", "50%", "75%", "100%", "1-5", "6-10", "长", "first", "second"], texts);
        var heights = root.Descendants(Svg + "text").Where(text => text.Value.EndsWith('%'))
            .ToDictionary(text => text.Value, text => Place(text).Y);
        var middles = root.Descendants(Svg + "text").Skip(6).Take(3).Select(text => Place(text).X).ToArray();
        var lines = root.Descendants(Svg + "polyline").Where(line => line.Attribute("stroke-width")!.Value == "2")
            .ToArray();
        // A line of the chart, and one of the legend.
        Assert.Equal(4, lines.Length);
        Assert.Equal(2, lines.Select(line => line.Attribute("stroke")!.Value).Distinct().Count());
        Assert.Equal([(middles[0], heights["0%"]), (middles[1], heights["50%"]), (middles[2], heights["100%"])],
            Points(lines[0]));
        Assert.Equal([(middles[0], heights["25%"]), (middles[1], heights["25%"]), (middles[2], heights["75%"])],
            Points(lines[2]));
        Assert.Equal(
            ["first, 1-5: 0.00%", "first, 6-10: 50.00%", "first, 长: 100.00%", "second, 1-5: 25.00%",
                "second, 6-10: 25.00%", "second, 长: 75.00%"],
            root.Descendants(Svg + "title").Select(one => one.Value));
    }

    [Fact]
    public void NothingLiesOutsideThePicture()
    {
        var root = Drawn(("a name that is quite long", [1, 1, 1]));
        var (width, height) = (double.Parse(root.Attribute("width")!.Value, CultureInfo.InvariantCulture),
            double.Parse(root.Attribute("height")!.Value, CultureInfo.InvariantCulture));
        foreach (var text in root.Descendants(Svg + "text"))
        {
            var (x, y) = Place(text);
            var length = SvgWriter.WidthOf(text.Value);
            var left = text.Attribute("text-anchor")!.Value switch
            {
                "start" => x,
                "end" => x - length,
                _ => x - length / 2,
            };
            // The panel begins 10 from the corner.
            Assert.True(left + 10 >= 0 && left + length + 10 <= width, text.Value);
            Assert.True(y + 10 >= 6 && y + 10 <= height - 6, text.Value);
        }
    }

    private static XElement Drawn(params (string, double[])[] lines)
    {
        using var stream = new MemoryStream();
        PanelStack.Of([new ShareChart("right answers", ["1-5", "6-10", "长"], lines)]).Write(stream);
        return XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).Root!;
    }

    private static (double X, double Y)[] Points(XElement line) =>
        [.. line.Attribute("points")!.Value.Split(' ').Select(point => Pair(point.Split(',')))];

    private static (double X, double Y) Place(XElement element) =>
        Pair(element.Attribute("transform")!.Value["translate(".Length..].Split(')')[0].Split(' '));

    private static (double X, double Y) Pair(string[] numbers) => (
        double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture));
}
