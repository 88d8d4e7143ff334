namespace Unroll.Text;

/// <summary>
/// How a character parts words: Unicode's property Word_Break (UAX #29), and beside it what else the tokenizer asks,
/// whether a character can be seen and whether it is a pictograph. The order is that of the table's letters.
/// </summary>
internal enum WordBreak : byte
{
    /// <summary>Other: a word by itself, such as a punctuation mark or an ideograph.</summary>
    Symbol,

    /// <summary>Other, and an emoji or a sign like one (Extended_Pictographic).</summary>
    Pictograph,

    /// <summary>
    /// What is never part of a word: white space, lines' ends, control characters, the zero-width space.
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

    /// <summary>MidLetter, which holds letters together.</summary>
    MidLetter,

    /// <summary>MidNum, which holds digits together.</summary>
    MidNumber,

    /// <summary>MidNumLet, which holds letters together, and digits.</summary>
    MidBoth,

    /// <summary>Single_Quote, which does too.</summary>
    SingleQuote,

    /// <summary>Double_Quote, which holds Hebrew letters together.</summary>
    DoubleQuote,

    /// <summary>
    /// Extend or Format, which belong to what stands before; one that can be seen, such as an accent.
    /// </summary>
    Mark,

    /// <summary>Extend or Format that cannot be seen, such as the soft hyphen and the zero-width non-joiner.</summary>
    InvisibleMark,

    /// <summary>ZWJ, the zero-width joiner, which is such a mark too.</summary>
    Joiner,
}
