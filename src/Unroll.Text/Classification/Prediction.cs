namespace Unroll.Text;

/// <summary>A classifier's answer for a text.</summary>
/// <param name="Label">The most probable class.</param>
/// <param name="Probability">Its probability, from 0 to 1.</param>
/// <param name="Probabilities">All classes, the most probable first; their probabilities sum to 1.</param>
public sealed record Prediction(
    string Label, double Probability, IReadOnlyList<ClassProbability> Probabilities)
{
    /// <summary>The most probable class and its probability: <c>positive 93.1%</c>.</summary>
    public override string ToString() => new ClassProbability(Label, Probability).ToString();
}
