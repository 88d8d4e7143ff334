using System.Globalization;

namespace Unroll.Text;

/// <summary>How well a task was done, in the scores that fit it.</summary>
public interface IScores
{
    /// <summary>
    /// The scores by their names, the one that epochs are compared by first, the others where it is the same; higher is
    /// better.
    /// </summary>
    IReadOnlyList<NamedScore> Values { get; }

    /// <summary>The first of them as people write it: <c>93.21%</c>, <c>BLEU 34.20</c>.</summary>
    string ToHeadline() => string.Create(CultureInfo.InvariantCulture, $"{Values[0].Value * 100:F2}%");
}
