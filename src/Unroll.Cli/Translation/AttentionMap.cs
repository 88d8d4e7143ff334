using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// What a translation looked at, for a terminal: a row for each of its tokens, a column for each token of the source.
/// </summary>
internal static class AttentionMap
{
    /// <summary>The map's lines, none wider than the terminal.</summary>
    /// <param name="alignment">The weights.</param>
    /// <param name="width">Cells of a line; the map takes at least 40.</param>
    public static IEnumerable<IEnumerable<ShadedPart>> Rows(Alignment alignment, int width)
    {
        var labels = TokenLabel.Of(alignment.Target, TokenMap.Shown, TokenMap.LabelRoom);
        foreach (var row in new TokenMap(labels, alignment.Source, (t, s) => alignment[t, s]).Rows(width))
            yield return row;
        foreach (var (tokens, side) in new[] { (alignment.Source.Count, "source"), (alignment.Target.Count, "target") })
            if (tokens > TokenMap.Shown)
                yield return [new($"the first {TokenMap.Shown} of {tokens:N0} {side} tokens")];
        yield return Shades.Key("and more");
    }
}
