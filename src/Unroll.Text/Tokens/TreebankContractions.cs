namespace Unroll.Text;

/// <summary>Words that are two tokens in the Penn Treebank.</summary>
internal static class TreebankContractions
{
    /// <summary>Parts that are split off the end of a word.</summary>
    private static readonly string[] Endings = ["n't", "'s", "'m", "'d", "'ll", "'re", "'ve"];

    /// <summary>Words that are split in the middle.</summary>
    private static readonly (string First, string Second)[] Words =
    [
        ("can", "not"), ("gon", "na"), ("got", "ta"), ("wan", "na"), ("gim", "me"), ("lem", "me"),
        ("d'", "ye"), ("more", "'n"), ("'t", "is"), ("'t", "was"),
    ];

    /// <summary>The tokens of a word; none of an empty one.</summary>
    public static IEnumerable<TokenSpan> Cut(string text, int start, int end)
    {
        if (start == end)
            yield break;
        // As in should n't 've.
        var last = end - EndingOf(text.AsSpan(start, end - start));
        var second = last - (last < end ? EndingOf(text.AsSpan(start, last - start)) : 0);
        var middle = start + FirstPartOf(text.AsSpan(start, second - start));
        if (middle > start)
            yield return new TokenSpan(start, middle - start);
        yield return new TokenSpan(middle, second - middle);
        if (second < last)
            yield return new TokenSpan(second, last - second);
        if (last < end)
            yield return new TokenSpan(last, end - last);
    }

    /// <summary>Whether a token is written without a space after another one.</summary>
    public static bool GoesOn(string before, string token)
    {
        if (Array.Exists(Endings, ending => IsAlike(token, ending)))
            return true;
        return Array.Exists(Words, word => IsAlike(before, word.First) && IsAlike(token, word.Second));
    }

    /// <summary>The length of what is split off a word's end; 0 if nothing is.</summary>
    private static int EndingOf(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
        {
            if (word.Length > ending.Length && IsAlike(word[^ending.Length..], ending))
                return ending.Length;
        }
        return 0;
    }

    /// <summary>The length of the first of a word's two parts; 0 if it is not such a word.</summary>
    private static int FirstPartOf(ReadOnlySpan<char> word)
    {
        foreach (var (first, second) in Words)
        {
            if (word.Length == first.Length + second.Length
                && IsAlike(word[..first.Length], first) && IsAlike(word[first.Length..], second))
                return first.Length;
        }
        return 0;
    }

    /// <summary>Whether two texts differ only in case or in the form of the apostrophe.</summary>
    private static bool IsAlike(ReadOnlySpan<char> text, ReadOnlySpan<char> lower)
    {
        if (text.Length != lower.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] == '’' ? '\'' : char.ToLowerInvariant(text[i]);
            if (c != lower[i])
                return false;
        }
        return true;
    }
}
