namespace Unroll.Text;

/// <summary>
/// What ends with a character, which is what the cut learns (as Straka &amp; Strakova 2017 and Qi et al. 2020).
/// </summary>
internal enum CharacterEnd
{
    /// <summary>Nothing: the token goes on.</summary>
    None,

    /// <summary>A token.</summary>
    Token,

    /// <summary>A token, and the sentence.</summary>
    Sentence,

    /// <summary>A multiword token.</summary>
    Multiword,

    /// <summary>A multiword token, and the sentence.</summary>
    MultiwordSentence,
}
