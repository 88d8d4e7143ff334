namespace Unroll.Text;

/// <summary>
/// What a network reads at each step: the word's embedding, joined by the last states of a bidirectional LSTM over its
/// characters, and by embeddings of the pairs that it makes with its neighbours, if the options ask for them.
/// Parameters are <c>embeddings.weight</c>, <c>characters.weight</c>, <c>spelling.weight_ih_l0</c> and so on, and
/// <c>bigrams.weight</c>.
/// </summary>
internal sealed class TokenFeatures : IModule
{
    public const string WordsName = "embeddings.weight";
    public const string CharactersName = "characters.weight";
    public const string BigramsName = "bigrams.weight";

    private readonly WordDropout _wordDropout;
    private readonly Embedding _embeddings;
    private readonly Embedding? _characters;
    private readonly Lstm? _spelling;
    private readonly Embedding? _bigrams;
    private readonly Dropout _dropout;
    private readonly bool _frozen;

    /// <summary>Makes the layers with initial weights.</summary>
    /// <param name="options">What is read, and in which sizes.</param>
    /// <param name="sizes">How many ids there are.</param>
    /// <param name="seeds">Makes the initial weights repeatable; the first four are used.</param>
    public TokenFeatures(ReadingOptions options, VocabularySizes sizes, Draws seeds)
    {
        _wordDropout = new WordDropout(options.WordDropout, Vocabulary.Unknown);
        _embeddings = new Embedding(sizes.Words, options.Embedding, Vocabulary.Padding, seeds.Bits(0));
        if (options.ReadsCharacters)
        {
            _characters = new Embedding(
                sizes.Characters, options.CharacterEmbedding, Vocabulary.Padding, seeds.Bits(1));
            _spelling = new Lstm(
                options.CharacterEmbedding, options.CharacterHidden, bidirectional: true, seed: seeds.Bits(2));
        }
        if (options.ReadsBigrams)
            _bigrams = new Embedding(sizes.Bigrams, options.BigramEmbedding, Vocabulary.Padding, seeds.Bits(3));
        _dropout = new Dropout(options.Dropout);
        _frozen = options.Vectors?.Frozen == true;
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Parameter Parameter)> NamedParameters() =>
    [
        .. _embeddings.Under("embeddings"), .. _characters?.Under("characters") ?? [],
        .. _spelling?.Under("spelling") ?? [], .. _bigrams?.Under("bigrams") ?? [],
    ];

    /// <summary>The embeddings of words.</summary>
    public Embedding Words => _embeddings;

    /// <summary>The embeddings of pairs; null if they are not read.</summary>
    public Embedding? Pairs => _bigrams;

    /// <summary>Whether a token is read by its word alone.</summary>
    public bool AreWordsAlone => _characters is null && _bigrams is null;

    /// <summary>The features of each step, data [rows, features].</summary>
    public PackedSequence Forward(TokenBatch batch, TrainingPass? pass = null)
    {
        var words = _embeddings.Forward(_wordDropout.Forward(batch.Words, pass), _frozen ? null : pass);
        if (AreWordsAlone)
            return words;
        List<Tensor> input = [words.Data];
        if (batch.Spellings is { } spellings)
            input.Add(Spelled(spellings, pass).IndexSelect(0, batch.SpellingOf));
        if (batch.Before is { } before)
            input.AddRange([_bigrams!.Forward(before, pass).Data, _bigrams.Forward(batch.Behind!, pass).Data]);
        return new PackedSequence(Tensor.Concatenate(input, dimension: 1), batch.Words.Layout);
    }

    /// <summary>
    /// The vector of each word's characters, [words, 2 * hidden]: the last states of both directions.
    /// </summary>
    private Tensor Spelled(PackedTokens spellings, TrainingPass? pass)
    {
        var hidden = _spelling!.LastState(_dropout.Forward(_characters!.Forward(spellings, pass), pass), pass).H;
        return Tensor.Concatenate([hidden.Select(0, 0), hidden.Select(0, 1)], dimension: 1);
    }
}
