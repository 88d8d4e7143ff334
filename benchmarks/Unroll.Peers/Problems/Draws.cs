namespace Unroll.Peers;

/// <summary>Random numbers that a seed repeats.</summary>
internal sealed class Draws(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>From -range to range.</summary>
    public float[] Uniform(long count, float range)
    {
        var values = new float[count];
        for (var i = 0; i < values.Length; i++)
            values[i] = ((2 * _random.NextSingle()) - 1) * range;
        return values;
    }

    /// <summary>From 0 to 1.</summary>
    public double Next() => _random.NextDouble();

    public int Below(int limit) => _random.Next(limit);

    /// <summary>Normally distributed (Box-Muller).</summary>
    public double Normal(double mean, double deviation)
        => mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next()));

    public void Shuffle<T>(T[] values) => _random.Shuffle(values);
}
