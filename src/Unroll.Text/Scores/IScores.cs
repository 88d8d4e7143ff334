using System.Globalization;

namespace Unroll.Text;

/// <summary>The results of an evaluation, in the scores that fit the task.</summary>
public interface IScores
{
    /// <summary>
    /// The scores by name, each name once, not empty and on one line. Epochs are compared by the first, and by the
    /// others in turn if it is equal; higher is better. A score may be infinite but not NaN, which does not compare.
    /// </summary>
    IReadOnlyList<NamedScore> Values { get; }

    /// <summary>The first score in its usual form: <c>93.21%</c>, <c>BLEU 34.20</c>.</summary>
    string ToHeadline() => string.Create(CultureInfo.InvariantCulture, $"{Values[0].Value * 100:F2}%");
}
