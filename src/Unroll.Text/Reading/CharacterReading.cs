namespace Unroll.Text;

/// <summary>Whether a network also reads the characters of a word.</summary>
public enum CharacterReading
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>
    /// A bidirectional LSTM runs over each word's characters, and its last states are joined to the word's embedding
    /// (Lample et al. 2016).
    /// </summary>
    Lstm,
}
