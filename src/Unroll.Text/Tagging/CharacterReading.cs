namespace Unroll.Text;

/// <summary>Whether a tagger also reads how a word is spelt.</summary>
public enum CharacterReading
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>
    /// A bidirectional LSTM goes over each word's characters, and its last states stand beside the word's embedding
    /// (Lample et al. 2016).
    /// </summary>
    Lstm,
}
