using System.Text;
using System.Xml.Linq;
using Unroll.Cli.Plots;

namespace Unroll.Cli.Tests;

public class SvgDocumentTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void ElementsAreWrittenAsTheyAreDrawn()
    {
        var picture = new SvgDocument(40, 30, svg => svg.Group(1, 2.5, () =>
        {
            svg.Rectangle(0, 0, 4, 2, "none", "black", "four by two");
            svg.Line([(0, 0.5), (1d / 3, -2), (1e6, 1)], "#ff0000", 1.5);
            svg.Text("长 a", Anchor.End, 3, 4);
        }));
        Assert.Equal(
            """
            <?xml version="1.0" encoding="utf-8"?>
            <svg width="40" height="30" viewBox="0 0 40 30" font-family="monospace" font-size="12" xmlns="http://www.w3.org/2000/svg">
              <rect x="0" y="0" width="40" height="30" fill="white" />
              <g transform="translate(1 2.5)">
                <rect x="0" y="0" width="4" height="2" fill="none" stroke="black">
                  <title>four by two</title>
                </rect>
                <polyline points="0,0.5 0.333,-2 1000000,1" fill="none" stroke="#ff0000" stroke-width="1.5" />
                <text text-anchor="end" transform="translate(3 4)" dy="0.35em">长 a</text>
              </g>
            </svg>
            """.ReplaceLineEndings("\n"), Document(picture));
    }

    [Theory]
    [InlineData("<b>&\"']]>", "<b>&\"']]>")]
    [InlineData("a\u0001\r\n\t\u202Eb", "a\\u0001\\u000D\\u000A\\u0009\\u202Eb")]
    [InlineData("\uFFFE\uFFFF\U00020000", "\uFFFD\uFFFD\U00020000")]
    public void NoTextBreaksThePicture(string text, string shown)
    {
        var root = XDocument.Parse(Document(new SvgDocument(1, 1, svg =>
        {
            svg.Text(text, Anchor.Start, 0, 0, isUpwards: true);
            svg.Rectangle(0, 0, 1, 1, "white", title: text);
        }))).Root!;
        Assert.Equal(shown, root.Element(Svg + "text")!.Value);
        Assert.Equal(shown, root.Descendants(Svg + "title").Single().Value);
    }

    [Fact]
    public void AWidthCountsAChineseCharacterAsTwoLetters()
    {
        Assert.Equal(SvgWriter.WidthOf("abcd"), SvgWriter.WidthOf("时间"));
        Assert.Equal(SvgWriter.WidthOf("abc"), SvgWriter.Widest(["a", "abc", "b"]));
        Assert.Equal(0, SvgWriter.Widest([]));
    }

    private static string Document(SvgDocument picture)
    {
        using var stream = new MemoryStream();
        picture.Write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
