namespace Unroll.Cli.Gates;

/// <summary>A line of a map of gates: a gate or a state at every token.</summary>
/// <param name="Name">What it is, for a tooltip.</param>
/// <param name="Label">What stands before it.</param>
/// <param name="Values">Its value at each token.</param>
/// <param name="Shades">How dark each is, from -1 to 1.</param>
internal sealed record GateRow(string Name, string Label, float[] Values, float[] Shades)
{
    /// <summary>Whether it is the first of several units of a gate or state.</summary>
    public bool BeginsBlock { get; private init; }

    /// <summary>Means over the units at each token, shaded from the least to the greatest.</summary>
    /// <param name="series">The gate or state.</param>
    public static GateRow OfMeans(TracedSeries series)
    {
        var values = UnitMeans.Absolute(series);
        var (least, greatest) = (values.Min(), values.Max());
        var name = IsSigned(series) ? $"|{series.Name}|" : series.Name;
        // Where both ends read the same, what differs would be noise.
        string from = Text(least), to = Text(greatest);
        return new GateRow(name, $"{name,-3} {$"{from} to {to}",14}", values,
            [.. values.Select(value => from == to ? 0.5f : (value - least) / (greatest - least))]);
    }

    /// <summary>The first units, shaded from 0 to the greatest absolute value of all of them.</summary>
    /// <param name="series">The gate or state.</param>
    /// <param name="units">How many.</param>
    public static IEnumerable<GateRow> OfUnits(TracedSeries series, int units)
    {
        float[][] all = [.. Enumerable.Range(0, units).Select(unit => Unit(series, unit))];
        var greatest = all.Max(values => values.Max(MathF.Abs));
        var range = IsSigned(series) ? $"±{Text(greatest)}" : $"0 to {Text(greatest)}";
        return all.Select((values, unit) => new GateRow($"{series.Name} {unit + 1}",
            $"{(unit == 0 ? $"{series.Name,-3} {range,12}" : "")} {unit + 1,3}", values,
            [.. values.Select(value => greatest > 0 ? value / greatest : 0)])
        { BeginsBlock = unit == 0 });
    }

    /// <summary>A number as people read it.</summary>
    public static string Text(float value) => FormattableString.Invariant($"{value:F2}");

    /// <summary>One unit at every token.</summary>
    public static float[] Unit(TracedSeries series, int unit) =>
        [.. Enumerable.Range(0, series.Values.Shape[0]).Select(t => series.Values[t, unit])];

    private static bool IsSigned(TracedSeries series) => series.Values.Span.ContainsAnyExceptInRange(0, float.MaxValue);
}
