namespace Unroll.Text;

/// <summary>The rare words, characters and pairs of a training corpus (<see cref="RareIds"/>).</summary>
internal sealed class RareTokens
{
    private readonly RareIds _words;
    private readonly RareIds? _characters;
    private readonly RareIds? _bigrams;

    /// <param name="texts">The training data.</param>
    /// <param name="sizes">How many ids there are.</param>
    /// <param name="known">Which words are known from word vectors.</param>
    public RareTokens(IReadOnlyCollection<EncodedTokens> texts, VocabularySizes sizes, bool[] known)
    {
        _words = RareIds.Of(texts.Select(text => text.Words), sizes.Words, known);
        if (sizes.Characters > 0)
            _characters = RareIds.Of(texts.SelectMany(text => text.Characters!), sizes.Characters);
        if (sizes.Bigrams > 0)
            _bigrams = RareIds.Of(texts.Select(text => text.Bigrams!), sizes.Bigrams);
    }

    /// <summary>A batch with what is rare read as unknown, half of the time.</summary>
    public TokenBatch Forward(TokenBatch batch, TrainingPass pass) => batch with
    {
        Words = _words.Forward(batch.Words, pass),
        Spellings = batch.Spellings is { } spellings ? _characters!.Forward(spellings, pass) : null,
        Before = batch.Before is { } before ? _bigrams!.Forward(before, pass) : null,
        Behind = batch.Behind is { } behind ? _bigrams!.Forward(behind, pass) : null,
    };
}
