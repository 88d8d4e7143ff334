namespace Unroll.Text;

/// <summary>How well one class was distinguished from the others.</summary>
/// <param name="Label">The class.</param>
/// <param name="Correct">Texts of the class that were predicted as it.</param>
/// <param name="Texts">Texts of the class.</param>
/// <param name="Predicted">Texts that were predicted as the class.</param>
public sealed record ClassScore(string Label, int Correct, int Texts, int Predicted)
{
    /// <summary>The share of the texts predicted as the class that belong to it; 0 if there are none.</summary>
    public double Precision => Predicted == 0 ? 0 : (double)Correct / Predicted;

    /// <summary>The share of the class's texts that were predicted as it; 0 if it has none.</summary>
    public double Recall => Texts == 0 ? 0 : (double)Correct / Texts;

    /// <summary>The harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>; 0 if both are.</summary>
    public double F1 => Texts + Predicted == 0 ? 0 : 2.0 * Correct / (Texts + Predicted);

    /// <summary>The scores on a line: <c>positive: precision 93.1%, recall 90.0%, F1 91.5%</c>.</summary>
    public override string ToString() =>
        $"{Label}: precision {Percent.Of(Precision)}, recall {Percent.Of(Recall)}, F1 {Percent.Of(F1)}";
}
