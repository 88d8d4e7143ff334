using System.Text;

namespace Unroll.Text;

/// <summary>
/// Tokens are Unicode's code points without white space: 中文 is two tokens, and an emoji outside the basic plane is
/// one.
/// Tokens are code points and not the characters that a reader sees, because the boundaries of the latter change from
/// one version of Unicode to the next, and a model should read a text the same way for ever.
/// </summary>
public sealed class CharacterTokenizer : ITokenizer
{
    /// <inheritdoc/>
    public string Name => "characters";

    /// <inheritdoc/>
    public IEnumerable<TokenSpan> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Characters(text);
    }

    /// <summary>Whether a token is one character in this sense.</summary>
    internal static bool IsOne(string token) => Rune.DecodeFromUtf16(
        token, out _, out var length) == System.Buffers.OperationStatus.Done && length == token.Length;

    /// <summary>
    /// Whether tokens are characters: nearly all of them, as a few words of another script or a slip do not make a
    /// corpus one of words.
    /// </summary>
    internal static bool AreCharacters(IEnumerable<IReadOnlyList<string>> texts)
    {
        const double NearlyAll = 0.9;
        var (single, all) = (0L, 0L);
        foreach (var tokens in texts)
        {
            single += tokens.Count(IsOne);
            all += tokens.Count;
        }
        return all > 0 && single >= NearlyAll * all;
    }

    private static IEnumerable<TokenSpan> Characters(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            // Half of a surrogate pair is a token too, which no vocabulary knows.
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (!Rune.IsWhiteSpace(rune))
                yield return new TokenSpan(at, length);
            at += length;
        }
    }
}
