namespace Unroll.Text;

/// <summary>Word vectors to start embeddings from.</summary>
public sealed record WordVectorOptions
{
    /// <summary>
    /// A text file with a word and its numbers on each line, as GloVe, word2vec and fastText write it. The first
    /// line may count words and numbers; without it there are as many numbers as most of the
    /// first lines end with. Everything before them is the word, which may contain blanks; an empty word is skipped.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Whether the vectors stay as they are, and are not trained further.</summary>
    public bool Frozen { get; init; }

    /// <summary>
    /// How many words of the file that no training text has are added to the vocabulary, from the first on; 0 or
    /// more. They let the model read words that it never saw in training.
    /// </summary>
    public int ExtraWords { get; init; } = 50_000;
}
