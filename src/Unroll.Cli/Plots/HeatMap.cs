using System.Globalization;
using Spectre.Console;

namespace Unroll.Cli.Plots;

/// <summary>
/// A map of values: white for 0 to black for 1, and to blue for -1. Labels of rows are on the left, those of columns
/// above or below.
/// </summary>
internal sealed class HeatMap : IPanel
{
    private const string Frame = "#888888";

    private const int Cell = 20;

    /// <summary>Between labels and cells.</summary>
    private const int Gap = 6;

    /// <summary>Height of the title's line.</summary>
    private const int TitleHeight = 22;

    private readonly string[] _labels;
    private readonly string[] _heads;
    private readonly Func<int, int, float> _shade;
    private readonly Func<int, int, string> _tooltip;
    private readonly int _left;
    private readonly int _headHeight;

    /// <param name="labels">The rows' labels.</param>
    /// <param name="heads">The columns' labels.</param>
    /// <param name="shade">The value of a row and a column, from -1 to 1.</param>
    /// <param name="tooltip">What browsers show of it.</param>
    public HeatMap(
        string[] labels, string[] heads, Func<int, int, float> shade, Func<int, int, string> tooltip)
    {
        (_labels, _heads, _shade, _tooltip) = (labels, heads, shade, tooltip);
        _left = SvgWriter.Widest(labels) + Gap;
        _headHeight = SvgWriter.Widest(heads) + Gap;
    }

    /// <summary>What is written above it; empty for nothing.</summary>
    public string Title { get; init; } = "";

    /// <summary>Whether the columns' labels are below the cells, and not above.</summary>
    public bool HasHeadsBelow { get; init; }

    /// <summary>Above which rows a line is drawn, to keep them apart from those before.</summary>
    public Func<int, bool> HasRuleAbove { get; init; } = _ => false;

    public int Width => Math.Max(_left + CellsWidth, SvgWriter.WidthOf(Title));

    public int Height => Top + CellsHeight + (HasHeadsBelow ? _headHeight : 0);

    private int CellsWidth => _heads.Length * Cell;

    private int CellsHeight => _labels.Length * Cell;

    /// <summary>Where the cells begin.</summary>
    private int Top => (Title.Length > 0 ? TitleHeight : 0) + (HasHeadsBelow ? 0 : _headHeight);

    public void Write(SvgWriter svg, int x, int y) => svg.Group(x, y, () =>
    {
        if (Title.Length > 0)
            svg.Text(Title, Anchor.Start, 0, TitleHeight / 2 - Gap / 2);
        for (var column = 0; column < _heads.Length; column++)
            WriteHead(svg, _heads[column], _left + column * Cell + Cell / 2);
        for (var row = 0; row < _labels.Length; row++)
        {
            svg.Text(_labels[row], Anchor.End, _left - Gap, Top + row * Cell + Cell / 2);
            for (var column = 0; column < _heads.Length; column++)
                WriteCell(svg, row, column);
        }
        foreach (var y in Enumerable.Range(0, _labels.Length).Where(HasRuleAbove).Select(row => Top + row * Cell))
        {
            svg.Line([(_left, y), (_left + CellsWidth, y)], "white", width: 4);
            svg.Line([(_left, y), (_left + CellsWidth, y)], Frame);
        }
        svg.Rectangle(_left, Top, CellsWidth, CellsHeight, "none", Frame);
    });

    /// <summary>Written upwards, or upright if it is as narrow as a cell: rotated Chinese is hard to read.</summary>
    private void WriteHead(SvgWriter svg, string head, int middle)
    {
        var isUpright = head.GetCellWidth() <= 2;
        var distance = isUpright ? Cell / 2 : Gap;
        var y = HasHeadsBelow ? Top + CellsHeight + distance : Top - distance;
        var anchor = isUpright ? Anchor.Middle : HasHeadsBelow ? Anchor.End : Anchor.Start;
        svg.Text(head, anchor, middle, y, isUpwards: !isUpright);
    }

    /// <summary>
    /// White cells are left out, so a row whose values sum to 1 has at most 510 cells, however many columns there are.
    /// </summary>
    private void WriteCell(SvgWriter svg, int row, int column)
    {
        var shade = _shade(row, column);
        var dark = (int)Math.Clamp(MathF.Round(255 * MathF.Abs(shade)), 0, 255);
        if (dark == 0)
            return;
        var (x, y) = (_left + column * Cell, Top + row * Cell);
        var light = 255 - dark;
        var fill = shade > 0 ? (light, light, light) : (light, 255 - dark * 5 / 8, 255 - dark / 4);
        svg.Rectangle(x, y, Cell, Cell, Hex(fill), title: _tooltip(row, column));
    }

    private static string Hex((int Red, int Green, int Blue) colour) =>
        string.Create(CultureInfo.InvariantCulture, $"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}");
}
