namespace Unroll.Text;

/// <summary>A class and its probability.</summary>
/// <param name="Label">The class.</param>
/// <param name="Probability">Its probability, from 0 to 1.</param>
public readonly record struct ClassProbability(string Label, double Probability)
{
    /// <summary>The class and its probability: <c>positive 93.1%</c>.</summary>
    public override string ToString() => $"{Label} {Percent.Of(Probability)}";
}
