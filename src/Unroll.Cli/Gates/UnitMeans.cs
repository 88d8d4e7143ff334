namespace Unroll.Cli.Gates;

/// <summary>Means of a gate or a state over all units of a layer, one for each token.</summary>
internal static class UnitMeans
{
    /// <summary>Means of the values.</summary>
    public static float[] Plain(TracedSeries series) => Of(series, value => value);

    /// <summary>Means of the absolute values: how large they are, where their signs would cancel.</summary>
    public static float[] Absolute(TracedSeries series) => Of(series, MathF.Abs);

    private static float[] Of(TracedSeries series, Func<float, float> part)
    {
        var units = series.Values.Shape[1];
        return [.. series.Values.ToArray().Chunk(units)
            .Select(step => (float)(step.Sum(value => (double)part(value)) / units))];
    }
}
