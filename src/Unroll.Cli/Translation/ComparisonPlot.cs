using Unroll.Cli.Plots;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// A comparison as a picture: how well each model translates, by the length of the source, and below it what those
/// with attention looked at while they translated one sentence.
/// </summary>
internal static class ComparisonPlot
{
    /// <param name="lengths">The columns of the comparison.</param>
    /// <param name="models">What each model did.</param>
    public static SvgDocument Of(IReadOnlyList<string> lengths, IReadOnlyList<ComparedModel> models) => PanelStack.Of(
    [
        new ShareChart("exact match by characters of the source", lengths,
            [.. models.Select(model => (model.Name, model.ByLength))]),
        .. models.Where(model => model.Example is not null)
            .Select(model => AttentionPlot.MapOf(model.Example!, model.Name)),
    ]);
}

/// <summary>How well a model translates.</summary>
/// <param name="Name">What its attention is called.</param>
/// <param name="ByLength">Shares of exact matches, for sources of each length.</param>
/// <param name="Example">What it looked at while it translated a sentence; null without attention.</param>
internal sealed record ComparedModel(string Name, double[] ByLength, Alignment? Example);
