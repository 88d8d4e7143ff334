namespace Unroll;

/// <summary>One path of tags through a sequence.</summary>
/// <param name="Tags">The tag of each step.</param>
/// <param name="Probability">The probability of this path among all allowed ones, from 0 to 1.</param>
public sealed record CrfPath(IReadOnlyList<int> Tags, double Probability);
