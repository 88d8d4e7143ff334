namespace Unroll.Text;

/// <summary>A translation that beam search has found.</summary>
/// <param name="Tokens">Its tokens, without the marks of start and end.</param>
/// <param name="LogProbability">
/// The logarithm of its probability, including the end mark if it was written.
/// </param>
/// <param name="Score">The score for ranking: log p / lengthᵅ, and the coverage penalty.</param>
/// <param name="Attention">
/// The attention weights over the source's states, one row for each token and one for the end mark if it was written;
/// empty without attention.
/// </param>
/// <param name="IsFinished">Whether its end was written; otherwise it was cut off at the maximum length.</param>
internal sealed record Hypothesis(
    int[] Tokens, double LogProbability, double Score, float[][] Attention, bool IsFinished);
