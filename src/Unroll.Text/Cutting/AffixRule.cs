namespace Unroll.Text;

/// <summary>
/// How a multiword token becomes words, as a rule for tokens with the same beginning and end: <c>-lo</c> becomes
/// <c>-e</c>, <c>lo</c>. One of the words keeps what is between, its core.
/// </summary>
/// <param name="Prefix">What the token begins with, before the core.</param>
/// <param name="Suffix">What it ends with, after the core.</param>
/// <param name="Before">The words before the one with the core.</param>
/// <param name="WordPrefix">What that word has before the core.</param>
/// <param name="WordSuffix">What it has after the core.</param>
/// <param name="After">The words after it.</param>
internal sealed record AffixRule(
    string Prefix, string Suffix, string[] Before, string WordPrefix, string WordSuffix, string[] After)
{
    /// <summary>The rule as a text, the same for equal rules.</summary>
    public string Key { get; } =
        string.Join('\t', [Prefix, Suffix, WordPrefix, WordSuffix, $"{Before.Length}", .. Before, .. After]);

    /// <summary>The rules that a token is an example of: one for each word that may have the core.</summary>
    public static IEnumerable<AffixRule> Of(string token, string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var (at, inWord, length) = Common(token, words[i]);
            if (length > 0 && length < token.Length)
                yield return new(
                    token[..at], token[(at + length)..], words[..i], words[i][..inWord],
                    words[i][(inWord + length)..], words[(i + 1)..]);
        }
    }

    /// <summary>Whether a token begins and ends so, and has a core.</summary>
    public bool Fits(string token) => token.Length > Prefix.Length + Suffix.Length
        && token.StartsWith(Prefix, StringComparison.Ordinal) && token.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>
    /// How many characters a token has in common with the one that a rule was learned from, at the ends that the rule
    /// is about.
    /// </summary>
    public int Likeness(string token, string learnedFrom)
    {
        var likeness = Prefix.Length > 0 ? token.AsSpan().CommonPrefixLength(learnedFrom) : 0;
        if (Suffix.Length == 0)
            return likeness;
        var same = 0;
        while (same < Math.Min(token.Length, learnedFrom.Length) && token[^(same + 1)] == learnedFrom[^(same + 1)])
            same++;
        return likeness + same;
    }

    /// <summary>The words of a token that the rule fits.</summary>
    public string[] Apply(string token) =>
        [.. Before, WordPrefix + token[Prefix.Length..^Suffix.Length] + WordSuffix, .. After];

    /// <summary>The first of the longest parts that two texts have in common.</summary>
    private static (int At, int InWord, int Length) Common(string token, string word)
    {
        var best = (At: 0, InWord: 0, Length: 0);
        for (var at = 0; at < token.Length; at++)
        {
            for (var inWord = 0; inWord < word.Length; inWord++)
            {
                var length = token.AsSpan(at).CommonPrefixLength(word.AsSpan(inWord));
                if (length > best.Length)
                    best = (at, inWord, length);
            }
        }
        return best;
    }
}
