using Spectre.Console;

namespace Unroll.Cli.Views;

/// <summary>
/// A map of values for a terminal: a row for each label and a column for each token, more shaded for larger values. If
/// the tokens are too wide, they are written downwards, one character below the other; if that is too wide too, the
/// columns continue below.
/// </summary>
/// <param name="labels">The labels of the rows, as they are shown.</param>
/// <param name="tokens">The tokens of the columns, of which <see cref="Shown"/> are shown.</param>
/// <param name="shade">The value of a row and a column, from -1 to 1.</param>
internal sealed class TokenMap(IReadOnlyList<string> labels, IReadOnlyList<string> tokens, Func<int, int, float> shade)
{
    /// <summary>The most tokens that are shown; more would be unreadable.</summary>
    public const int Shown = 60;

    /// <summary>Cells that a token may take.</summary>
    public const int LabelRoom = 16;

    /// <summary>The narrowest map there is; a terminal narrower than that breaks its lines.</summary>
    private const int Narrowest = 40;

    /// <summary>Cells of a column whose token is written downwards: a Chinese character.</summary>
    private const int NarrowColumn = 2;

    /// <summary>Whether the tokens are written below the rows, and not above.</summary>
    public bool HasTokensBelow { get; init; }

    /// <summary>The map's lines, none wider than the terminal.</summary>
    /// <param name="width">Cells of a line; the map takes at least 40.</param>
    public IEnumerable<IEnumerable<ShadedPart>> Rows(int width)
    {
        var heads = TokenLabel.Of(tokens, Shown, LabelRoom);
        var left = TokenLabel.Widest(labels) + 1;
        var room = Math.Max(width, Narrowest) - left;
        int[] wide = [.. heads.Select(head => Math.Max(NarrowColumn, head.GetCellWidth()) + 1)];
        var isFlat = wide.Sum() <= room;
        foreach (var columns in Enumerable.Range(0, heads.Length).Chunk(isFlat ? Shown : room / NarrowColumn))
        {
            if (columns[0] > 0)
                yield return [];
            var lines = isFlat ? [heads] : Downwards(columns.Select(s => heads[s]));
            var titles = lines.Select(line => (IEnumerable<ShadedPart>)[Text("", left),
                .. columns.Select((s, i) => Text(line[i], isFlat ? wide[s] : NarrowColumn))]);
            var cells = labels.Select((label, row) => (IEnumerable<ShadedPart>)[Label(label, left),
                .. columns.SelectMany(
                    s => isFlat ? [Cell(shade(row, s), wide[s] - 1), Text("", 1)]
                    : new[] { Cell(shade(row, s), NarrowColumn) })]);
            foreach (var row in HasTokensBelow ? cells.Concat(titles) : titles.Concat(cells))
                yield return row;
        }
    }

    /// <summary>
    /// Tokens written downwards, all ending on the line above the rows, or beginning on that below them.
    /// </summary>
    private IEnumerable<string[]> Downwards(IEnumerable<string> heads)
    {
        string[][] characters = [.. heads.Select(head => TokenLabel.Characters(head).ToArray())];
        var height = characters.Max(head => head.Length);
        return Enumerable.Range(0, height)
            .Select(line => characters.Select(head =>
                head.ElementAtOrDefault(HasTokensBelow ? line : line - (height - head.Length)) ?? "").ToArray());
    }

    private static ShadedPart Text(string text, int width) => new(text + Spaces(width - text.GetCellWidth()));

    /// <summary>Right-aligned, followed by a space.</summary>
    private static ShadedPart Label(string text, int width) => new($"{Spaces(width - 1 - text.GetCellWidth())}{text} ");

    private static ShadedPart Cell(float shade, int width) => new(Spaces(width), shade);

    private static string Spaces(int count) => new(' ', Math.Max(0, count));
}
