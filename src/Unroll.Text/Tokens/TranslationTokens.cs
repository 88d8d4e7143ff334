using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// The tokens that a translator may name: those of <see cref="ReversibleTokens"/>, and <c>bpe:N</c>,
/// subwords of at most N merges, which are learned from the training text.
/// </summary>
internal static class TranslationTokens
{
    /// <summary>The most merges of a byte-pair vocabulary.</summary>
    public const int MaximumMerges = 1_000_000;

    private const string BytePairs = "bpe:";

    /// <summary>Whether there are such tokens.</summary>
    public static bool Knows(string name) => ReversibleTokens.Find(name) is not null || MergesOf(name) is not null;

    /// <summary>Whether the tokens have to be learned.</summary>
    public static bool AreLearned(string name) => name.StartsWith(BytePairs, StringComparison.Ordinal);

    /// <summary>The tokens of a name, learned from texts if necessary.</summary>
    public static IReversibleTokens Of(string name, IEnumerable<string> texts) =>
        MergesOf(name) is { } merges ? BytePairVocabulary.Learn(texts, merges) : ReversibleTokens.Named(name);

    private static int? MergesOf(string name) =>
        AreLearned(name)
            && int.TryParse(
            name.AsSpan(BytePairs.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var merges)
            && merges is > 0 and <= MaximumMerges ? merges : null;
}
