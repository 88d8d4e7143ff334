namespace Unroll.Text;

/// <summary>Which tokens of a text have no space between, as their scripts, or those around them, have none.</summary>
internal sealed class NeighbouringScripts
{
    private readonly string[] _tokens;

    /// <summary>For each token, whether the last letter or digit up to it is of a script without spaces.</summary>
    private readonly bool[] _before;

    /// <summary>The same for the first from it on.</summary>
    private readonly bool[] _after;

    /// <param name="tokens">Tokens that are not empty.</param>
    public NeighbouringScripts(string[] tokens)
    {
        (_tokens, _before, _after) = (tokens, new bool[tokens.Length], new bool[tokens.Length]);
        for (var at = 0; at < tokens.Length; at++)
            _before[at] = HasLetter(tokens[at]) ? Scripts.IsSpaceless(tokens[at][^1]) : at > 0 && _before[at - 1];
        for (var at = tokens.Length - 1; at >= 0; at--)
            _after[at] = HasLetter(tokens[at]) ? Scripts.IsSpaceless(tokens[at][0])
                : at + 1 < tokens.Length && _after[at + 1];
    }

    /// <summary>
    /// Whether a token follows the one before it without a space: one of them ends or begins in a script without
    /// spaces, or both are signs within such a text.
    /// </summary>
    public bool Touch(int at)
    {
        var (before, token) = (_tokens[at - 1], _tokens[at]);
        if (Scripts.IsSpaceless(before[^1]) || Scripts.IsSpaceless(token[0]))
            return !(Scripts.IsHangul(before[^1]) && char.IsLetter(token, 0));
        return !HasLetter(before) && !HasLetter(token) && (_before[at] || _after[at]);
    }

    private static bool HasLetter(string token)
    {
        for (var at = 0; at < token.Length; at++)
            if (char.IsLetterOrDigit(token, at))
                return true;
        return false;
    }
}
