namespace Unroll.Text;

/// <summary>How well one class was told from the others.</summary>
/// <param name="Label">The class.</param>
/// <param name="Correct">Texts of the class that were taken for it.</param>
/// <param name="Texts">Texts of the class.</param>
/// <param name="Predicted">Texts that were taken for the class.</param>
public sealed record ClassScore(string Label, int Correct, int Texts, int Predicted)
{
    /// <summary>The part of the texts taken for the class that are of it; 0 where none were.</summary>
    public double Precision => Predicted == 0 ? 0 : (double)Correct / Predicted;

    /// <summary>The part of the class's texts that were taken for it; 0 where it has none.</summary>
    public double Recall => Texts == 0 ? 0 : (double)Correct / Texts;

    /// <summary>The harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>; 0 where both are.</summary>
    public double F1 => Texts + Predicted == 0 ? 0 : 2.0 * Correct / (Texts + Predicted);

    /// <summary>The scores on a line: <c>positive: precision 93.1%, recall 90.0%, F1 91.5%</c>.</summary>
    public override string ToString() =>
        $"{Label}: precision {Percent.Of(Precision)}, recall {Percent.Of(Recall)}, F1 {Percent.Of(F1)}";
}
