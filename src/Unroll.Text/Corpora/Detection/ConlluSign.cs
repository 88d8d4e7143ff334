namespace Unroll.Text;

/// <summary>Whether lines are those of CoNLL-U: ten fields, the first of which is an ID.</summary>
internal static class ConlluSign
{
    public static bool AreLines(FirstLines lines) => FirstLines.AreNearlyAll(
        [.. lines.Filled.Where(line => !line.StartsWith('#'))],
        line => line.Split('\t') is { Length: ConlluColumn.Fields } and [var id, ..] && IsId(id));

    private static bool IsId(string id) => id is [>= '0' and <= '9', ..]
        && id.All(character => char.IsAsciiDigit(character) || character is '-' or '.');
}
