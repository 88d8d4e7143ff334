namespace Unroll.Text;

/// <summary>
/// How well spans of one type, or of all, were found. A span is right if its type and both its ends are.
/// </summary>
/// <param name="Type">The type; empty for all together.</param>
/// <param name="Correct">Spans that were predicted correctly.</param>
/// <param name="Gold">Spans in the gold tags.</param>
/// <param name="Predicted">Spans that were predicted.</param>
public sealed record SpanScore(string Type, int Correct, int Gold, int Predicted)
{
    /// <summary>The share of the predicted spans that are right; 0 if none were predicted.</summary>
    public double Precision => Predicted == 0 ? 0 : (double)Correct / Predicted;

    /// <summary>The share of the gold spans that were found; 0 if there are none.</summary>
    public double Recall => Gold == 0 ? 0 : (double)Correct / Gold;

    /// <summary>The harmonic mean of <see cref="Precision"/> and <see cref="Recall"/>; 0 if both are.</summary>
    public double F1 => Gold + Predicted == 0 ? 0 : 2.0 * Correct / (Gold + Predicted);

    /// <summary>The scores on a line: <c>PER: precision 93.1%, recall 90.0%, F1 91.5%</c>.</summary>
    public override string ToString() => $"{(Type.Length == 0 ? "" : $"{Type}: ")}"
        + $"precision {Percent.Of(Precision)}, recall {Percent.Of(Recall)}, F1 {Percent.Of(F1)}";
}
