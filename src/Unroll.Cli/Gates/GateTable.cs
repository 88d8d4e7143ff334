namespace Unroll.Cli.Gates;

/// <summary>What is shown of one direction of one layer.</summary>
/// <param name="Title">Which it is.</param>
/// <param name="Rows">A row for each gate and state, or for each of its first units.</param>
internal sealed record GateTable(string Title, IReadOnlyList<GateRow> Rows)
{
    /// <summary>A table for each direction of some layers.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="units">How many units are shown one by one; null for the means of all.</param>
    public static IReadOnlyList<GateTable> Of(IReadOnlyList<LayerTrace> layers, int? units)
    {
        var hasDirections = layers.Any(layer => layer.IsReverse);
        return [.. layers.Select(layer => new GateTable(
            $"layer {layer.Layer + 1}{(hasDirections ? $", {DirectionOf(layer)}" : "")}",
            [.. layer.Series.SelectMany(series =>
                units is { } count ? GateRow.OfUnits(series, count) : [GateRow.OfMeans(series)])]))];
    }

    /// <summary>In which direction it reads.</summary>
    public static string DirectionOf(LayerTrace layer) => layer.IsReverse ? "backward" : "forward";
}
