using System.Globalization;
using Unroll.Cli.Plots;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// What translations looked at, as a picture: source tokens from left to right and target tokens from top to bottom,
/// white for 0 to black for 1.
/// </summary>
internal static class AttentionPlot
{
    /// <summary>Terminal cells that a token may take.</summary>
    private const int LabelRoom = 40;

    /// <summary>A map for each translation, one below the other.</summary>
    public static SvgDocument Of(IReadOnlyList<Alignment> alignments) =>
        PanelStack.Of([.. alignments.Select(alignment => MapOf(alignment))]);

    /// <summary>The map of one translation.</summary>
    /// <param name="title">What is written above it.</param>
    public static HeatMap MapOf(Alignment alignment, string title = "")
    {
        string[] heads = TokenLabel.Of(alignment.Source, alignment.Source.Count, LabelRoom),
            labels = TokenLabel.Of(alignment.Target, alignment.Target.Count, LabelRoom);
        return new HeatMap(labels, heads, (t, s) => alignment[t, s], (t, s) => string.Create(
            CultureInfo.InvariantCulture, $"{heads[s]} → {labels[t]}: {alignment[t, s]:F2}"))
        { Title = title };
    }
}
