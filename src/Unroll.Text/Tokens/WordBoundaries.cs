namespace Unroll.Text;

/// <summary>
/// Finds words by the rules of UAX #29. WB3, WB3a, WB3b and WB3d concern white space, which is dropped.
/// </summary>
internal static class WordBoundaries
{
    /// <summary>The first word that begins at a position or after it.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool Next(string text, int at, out TokenSpan word)
    {
        while (at < text.Length)
        {
            var start = at;
            var kind = WordBreaks.At(text, at, out var length);
            at += length;
            if (kind == WordBreak.Blank)
                continue;
            // Most words of most texts end here, before all rules are checked.
            if (IsInWord(kind))
            {
                while (at < text.Length && WordBreaks.Of(text[at]) is var next && IsInWord(next))
                    (kind, at) = (next, at + 1);
            }
            if (kind < WordBreak.Mark && IsEnd(text, at, kind))
            {
                word = new TokenSpan(start, at - start);
                return true;
            }
            at = End(text, at, kind, out var isVisible);
            if (isVisible)
            {
                word = new TokenSpan(start, at - start);
                return true;
            }
        }
        word = default;
        return false;
    }

    /// <summary>
    /// Whether a word certainly ends before a position, as nothing joins what follows to it.
    /// </summary>
    private static bool IsEnd(string text, int at, WordBreak kind)
    {
        if (at == text.Length)
            return true;
        var next = WordBreaks.Of(text[at]);
        return !char.IsSurrogate(text[at])
            && (kind <= WordBreak.Pictograph ? next < WordBreak.Mark : next <= WordBreak.Blank);
    }

    /// <summary>The end of a word whose beginning is known.</summary>
    /// <param name="end">Where that beginning ends.</param>
    /// <param name="kind">Its last character.</param>
    /// <param name="isVisible">Whether anything of it can be seen.</param>
    private static int End(string text, int end, WordBreak kind, out bool isVisible)
    {
        isVisible = kind < WordBreak.InvisibleMark;
        var isJoined = kind == WordBreak.Joiner;
        var isHalfFlag = kind == WordBreak.RegionalIndicator;
        while (true)
        {
            var next = WordBreaks.At(text, end, out var length);
            if (next >= WordBreak.Mark) // WB4
            {
                isVisible |= next == WordBreak.Mark;
                isJoined = next == WordBreak.Joiner;
                end += length;
                continue;
            }
            if (isJoined && next is WordBreak.Pictograph or WordBreak.LetterPictograph) // WB3c
                isVisible = true;
            else if (isHalfFlag && next == WordBreak.RegionalIndicator) // WB15, WB16
                isHalfFlag = false;
            else if (next is >= WordBreak.MidLetter and <= WordBreak.DoubleQuote
                && BehindMarks(text, end + length, out var behind) is var at && HoldsTogether(kind, next, behind))
                (next, length) = (behind, at - end);
            else if (!Joins(kind, next)) // WB999
                return end;
            (kind, isJoined) = (next, false);
            end += length;
        }
    }

    /// <summary>Whether nothing separates two characters: WB5, WB7a, WB8 to WB10 and WB13 to WB13b.</summary>
    private static bool Joins(WordBreak kind, WordBreak next) => kind switch
    {
        WordBreak.HebrewLetter when next == WordBreak.SingleQuote => true,
        WordBreak.Katakana => next is WordBreak.Katakana or WordBreak.Connector,
        WordBreak.Connector => IsInWord(next) || next == WordBreak.Katakana,
        _ => IsInWord(kind) && IsInWord(next),
    };

    /// <summary>Whether a sign joins what stands around it: WB6, WB7, WB7b, WB7c, WB11 and WB12.</summary>
    private static bool HoldsTogether(WordBreak before, WordBreak sign, WordBreak behind) => sign switch
    {
        WordBreak.MidLetter => IsLetter(before) && IsLetter(behind),
        WordBreak.MidNumber => before == WordBreak.Digit && behind == WordBreak.Digit,
        WordBreak.DoubleQuote => before == WordBreak.HebrewLetter && behind == WordBreak.HebrewLetter,
        _ => (IsLetter(before) && IsLetter(behind)) || (before == WordBreak.Digit && behind == WordBreak.Digit),
    };

    /// <summary>The first character that is not a mark, and its end.</summary>
    private static int BehindMarks(string text, int at, out WordBreak behind)
    {
        do
        {
            behind = WordBreaks.At(text, at, out var length);
            at += length;
        }
        while (behind >= WordBreak.Mark);
        return at;
    }

    private static bool IsLetter(WordBreak kind) => kind is >= WordBreak.Letter and <= WordBreak.HebrewLetter;

    private static bool IsInWord(WordBreak kind) => kind is >= WordBreak.Letter and <= WordBreak.Connector;
}
