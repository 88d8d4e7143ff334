namespace Unroll.Text;

/// <summary>How many ids there are of what a network reads, padding and unknown included.</summary>
/// <param name="Words">Ids of tokens.</param>
/// <param name="Characters">Ids of their characters; 0 if they are not read.</param>
/// <param name="Bigrams">Ids of pairs of tokens; 0 if they are not read.</param>
internal readonly record struct VocabularySizes(int Words, int Characters = 0, int Bigrams = 0)
{
    /// <summary>Checks that there are ids of all that is read.</summary>
    /// <exception cref="ArgumentException">There are not.</exception>
    public void Check(ReadingOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Words, 2, "vocabularySize");
        if (options.ReadsCharacters != Characters > 0 || options.ReadsBigrams != Bigrams > 0)
            throw new ArgumentException(
                "the options ask for characters or pairs of tokens, which need vocabularies of their own; train a "
                + "classifier instead", nameof(options));
    }
}
