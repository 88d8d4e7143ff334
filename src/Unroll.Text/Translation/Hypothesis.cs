namespace Unroll.Text;

/// <summary>A translation that beam search has found.</summary>
/// <param name="Tokens">Its tokens, without the marks of start and end.</param>
/// <param name="LogProbability">
/// The logarithm of its probability, of the mark of its end too where that was written.
/// </param>
/// <param name="Score">What it is ranked by: log p / lengthᵅ, and the coverage penalty.</param>
/// <param name="Attention">
/// How the source's states were weighed, a row for each token and one for the mark of the end where that was written;
/// nothing where the model has no attention.
/// </param>
/// <param name="IsFinished">Whether its end was written; otherwise it was cut, being as long as is allowed.</param>
internal sealed record Hypothesis(
    int[] Tokens, double LogProbability, double Score, float[][] Attention, bool IsFinished);
