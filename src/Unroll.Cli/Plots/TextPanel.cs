namespace Unroll.Cli.Plots;

/// <summary>Lines of text.</summary>
internal sealed class TextPanel(IReadOnlyList<string> lines) : IPanel
{
    private const int LineHeight = 18;

    public int Width => SvgWriter.Widest(lines);

    public int Height => lines.Count * LineHeight;

    public void Write(SvgWriter svg, int x, int y) => svg.Group(x, y, () =>
    {
        foreach (var (i, line) in lines.Index())
            svg.Text(line, Anchor.Start, 0, i * LineHeight + LineHeight / 2);
    });
}
