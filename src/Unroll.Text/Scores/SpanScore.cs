namespace Unroll.Text;

/// <summary>
/// How well spans of one type, or of all, were found. One is right where its type and both its ends are.
/// </summary>
/// <param name="Type">The type; empty for all together.</param>
/// <param name="Correct">Spans that were found right.</param>
/// <param name="Gold">Spans that there are.</param>
/// <param name="Predicted">Spans that were found, rightly or not.</param>
public sealed record SpanScore(string Type, int Correct, int Gold, int Predicted)
{
    /// <summary>The part of the found spans that are right; 0 where none were found.</summary>
    public double Precision => Predicted == 0 ? 0 : (double)Correct / Predicted;

    /// <summary>The part of the spans that were found; 0 where there are none.</summary>
    public double Recall => Gold == 0 ? 0 : (double)Correct / Gold;

    /// <summary>The harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>; 0 where both are.</summary>
    public double F1 => Gold + Predicted == 0 ? 0 : 2.0 * Correct / (Gold + Predicted);

    /// <summary>The scores on a line: <c>PER: precision 93.1%, recall 90.0%, F1 91.5%</c>.</summary>
    public override string ToString() => $"{(Type.Length == 0 ? "" : $"{Type}: ")}"
        + $"precision {Percent.Of(Precision)}, recall {Percent.Of(Recall)}, F1 {Percent.Of(F1)}";
}
