namespace Unroll.Text;

/// <summary>
/// How a character separates words: Unicode's property Word_Break (UAX #29), and what else the tokenizer needs,
/// whether a character can be seen and whether it is a pictograph. The order is that of the table's letters.
/// </summary>
internal enum WordBreak : byte
{
    /// <summary>Other: a word alone, such as a punctuation mark or an ideograph.</summary>
    Symbol,

    /// <summary>Other, and an emoji or a sign like one (Extended_Pictographic).</summary>
    Pictograph,

    /// <summary>
    /// Never part of a word: white space, line ends, control characters, the zero-width space.
    /// </summary>
    Blank,

    /// <summary>Katakana.</summary>
    Katakana,

    /// <summary>ALetter.</summary>
    Letter,

    /// <summary>ALetter, and a pictograph, such as U+2139.</summary>
    LetterPictograph,

    /// <summary>Hebrew_Letter.</summary>
    HebrewLetter,

    /// <summary>Numeric.</summary>
    Digit,

    /// <summary>ExtendNumLet, such as the underscore.</summary>
    Connector,

    /// <summary>Regional_Indicator, two of which are a flag.</summary>
    RegionalIndicator,

    /// <summary>MidLetter, which joins letters.</summary>
    MidLetter,

    /// <summary>MidNum, which joins digits.</summary>
    MidNumber,

    /// <summary>MidNumLet, which joins letters, and digits.</summary>
    MidBoth,

    /// <summary>Single_Quote, which does too.</summary>
    SingleQuote,

    /// <summary>Double_Quote, which joins Hebrew letters.</summary>
    DoubleQuote,

    /// <summary>
    /// Extend or Format, which belong to the character before; a visible one, such as an accent.
    /// </summary>
    Mark,

    /// <summary>Extend or Format that is invisible, such as the soft hyphen and the zero-width non-joiner.</summary>
    InvisibleMark,

    /// <summary>ZWJ, the zero-width joiner, which is such a mark too.</summary>
    Joiner,
}
