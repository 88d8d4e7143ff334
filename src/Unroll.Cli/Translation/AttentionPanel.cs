using System.Globalization;
using Spectre.Console;
using Unroll.Cli.Plots;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>One translation's map in a picture.</summary>
internal sealed class AttentionPanel
{
    private const int Cell = 20;

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
        _left = SvgWriter.Widest(_labels) + Gap;
        _top = SvgWriter.Widest(_heads) + Gap;
    }

    public int Width => _left + _heads.Length * Cell;

    public int Height => _top + _labels.Length * Cell;

    /// <param name="x">Its left edge in the picture.</param>
    /// <param name="y">Its upper edge.</param>
    public void Write(SvgWriter svg, int x, int y) => svg.Group(x, y, () =>
    {
        for (var s = 0; s < _heads.Length; s++)
            WriteHead(svg, _heads[s], _left + s * Cell + Cell / 2);
        for (var t = 0; t < _labels.Length; t++)
        {
            svg.Text(_labels[t], Anchor.End, _left - Gap, _top + t * Cell + Cell / 2);
            for (var s = 0; s < _heads.Length; s++)
                WriteCell(svg, t, s);
        }
        svg.Rectangle(_left, _top, _heads.Length * Cell, _labels.Length * Cell, "none", "#888888");
    });

    /// <summary>Written upwards, or upright if it is as narrow as a cell: rotated Chinese is hard to read.</summary>
    private void WriteHead(SvgWriter svg, string head, int middle)
    {
        if (head.GetCellWidth() <= 2)
            svg.Text(head, Anchor.Middle, middle, _top - Cell / 2);
        else
            svg.Text(head, Anchor.Start, middle, _top - Gap, isUpwards: true);
    }

    /// <summary>
    /// From white for 0 to black for 1. White cells are left out, so a row has at most 510, however long the
    /// source is.
    /// </summary>
    private void WriteCell(SvgWriter svg, int target, int source)
    {
        var weight = _alignment[target, source];
        var dark = (int)Math.Clamp(MathF.Round(255 * weight), 0, 255);
        if (dark == 0)
            return;
        svg.Rectangle(_left + source * Cell, _top + target * Cell, Cell, Cell,
            string.Create(CultureInfo.InvariantCulture, $"#{255 - dark:x2}{255 - dark:x2}{255 - dark:x2}"),
            title: string.Create(
                CultureInfo.InvariantCulture, $"{_heads[source]} → {_labels[target]}: {weight:F2}"));
    }
}
