namespace Unroll.Text;

/// <summary>Word vectors to start embeddings from.</summary>
public sealed record WordVectorOptions
{
    /// <summary>
    /// A text file with a word and its numbers on each line, as GloVe, word2vec and fastText write it. Their first
    /// line, which counts words and numbers, may be there or not; without it the numbers are those that most of the
    /// first lines end in. What stands before them is the word, blanks in it too; an empty one is passed over.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Whether the vectors stay as they are, instead of being trained further.</summary>
    public bool Frozen { get; init; }

    /// <summary>
    /// How many words of the file that no training text has are taken into the vocabulary, from the first on; 0 or
    /// more. They let the model read words that it never saw in training.
    /// </summary>
    public int ExtraWords { get; init; } = 50_000;
}
