namespace Unroll.Text;

/// <summary>
/// The options of a network that may read more of a token than the token itself: its characters, and its neighbours.
/// </summary>
public abstract record ReadingOptions : NetworkOptions
{
    private protected ReadingOptions()
    {
    }

    /// <summary>
    /// Whether words are also read by their characters. Null, in a tagger that is to be trained, to do so unless tokens
    /// are single characters.
    /// </summary>
    public CharacterReading? Characters { get; init; }

    /// <summary>
    /// Size of a character's embedding, if words are read by their characters, from 1 to
    /// <see cref="NetworkOptions.MaximumWidth"/>.
    /// </summary>
    public int CharacterEmbedding { get; init; } = 32;

    /// <summary>
    /// Hidden units of each direction of the LSTM over a word's characters, from 1 to
    /// <see cref="NetworkOptions.MaximumWidth"/>.
    /// </summary>
    public int CharacterHidden { get; init; } = 64;

    /// <summary>
    /// Whether each token is also read together with the one before it and with the one after it, as pairs with
    /// their own embeddings. Null, in a model that is to be trained, to do so if tokens are single characters, as in
    /// Chinese text.
    /// </summary>
    public bool? Bigrams { get; init; }

    /// <summary>Size of a pair's embedding, from 1 to <see cref="NetworkOptions.MaximumWidth"/>.</summary>
    public int BigramEmbedding { get; init; } = 64;

    /// <summary>How often a pair must occur in training to have its own embedding, 1 or more.</summary>
    public int BigramMinimumCount { get; init; } = 2;

    internal bool ReadsCharacters => Characters == CharacterReading.Lstm;

    internal bool ReadsBigrams => Bigrams == true;

    internal override NetworkOptions ReadingAs(NetworkOptions other)
    {
        var read = (ReadingOptions)base.ReadingAs(other);
        return other is not ReadingOptions reading ? read with { Characters = CharacterReading.None, Bigrams = false }
            : read with
            {
                Characters = reading.Characters,
                CharacterEmbedding = reading.CharacterEmbedding,
                CharacterHidden = reading.CharacterHidden,
                Bigrams = reading.Bigrams,
                BigramEmbedding = reading.BigramEmbedding,
            };
    }

    internal override NetworkOptions TrainedAs(NetworkOptions other) =>
        (ReadingOptions)base.TrainedAs(other) with
        {
            BigramMinimumCount = ((ReadingOptions)other).BigramMinimumCount,
        };

    internal override int InputSize =>
        Embedding + (ReadsCharacters ? 2 * CharacterHidden : 0) + (ReadsBigrams ? 2 * BigramEmbedding : 0);
}
