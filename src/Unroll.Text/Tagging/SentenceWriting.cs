namespace Unroll.Text;

/// <summary>How tagged sentences are written as raw text.</summary>
public enum SentenceWriting
{
    /// <summary>As their corpus says (<see cref="TaggedSentence.Written"/>), in its paragraphs.</summary>
    Corpus,

    /// <summary>With a blank between each two tokens, each sentence a text.</summary>
    Blanks,

    /// <summary>
    /// As English is printed, as far as the tokens say: punctuation next to its word, escapes of treebanks as the
    /// characters that they stand for. Each sentence is a text.
    /// </summary>
    Print,
}
