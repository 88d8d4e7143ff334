using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// The ways of cutting a text that a translator may name: those of <see cref="ReversibleTokens"/>, and <c>bpe:N</c>,
/// subwords of at most N merges, which are learned from the training text.
/// </summary>
internal static class TranslationTokens
{
    /// <summary>Merges of a byte-pair vocabulary, at most.</summary>
    public const int MaximumMerges = 1_000_000;

    private const string BytePairs = "bpe:";

    /// <summary>The names as an option's values.</summary>
    public static Word Kind(bool isRequired) => new(
        string.Join('|', [.. ReversibleTokens.Names, "bpe:N"]),
        $"{string.Join(", ", ReversibleTokens.Names)} or bpe:N with N from 1 to {MaximumMerges}",
        name =>
        {
            if (ReversibleTokens.Find(name) is null && MergesOf(name) is null)
                throw new FormatException();
        })
    {
        IsRequired = isRequired,
    };

    /// <summary>Whether the tokens have to be learned.</summary>
    public static bool AreLearned(string name) => name.StartsWith(BytePairs, StringComparison.Ordinal);

    /// <summary>The tokens of a name, learned from texts where they have to be.</summary>
    public static IReversibleTokens Of(string name, IEnumerable<string> texts) =>
        MergesOf(name) is { } merges ? BytePairVocabulary.Learn(texts, merges) : ReversibleTokens.Named(name);

    private static int? MergesOf(string name) =>
        AreLearned(name)
            && int.TryParse(
            name.AsSpan(BytePairs.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var merges)
            && merges is > 0 and <= MaximumMerges ? merges : null;
}
