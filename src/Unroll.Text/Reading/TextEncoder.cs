namespace Unroll.Text;

/// <summary>What a trained model reads texts with, which the training of another may start from.</summary>
/// <param name="Vocabularies">What it knows.</param>
/// <param name="Weights">Its embeddings and its recurrence, under the names that a classifier gives them.</param>
internal sealed record TextEncoder(
    TokenVocabularies Vocabularies, IEnumerable<(string Name, Parameter Parameter)> Weights)
{
    /// <summary>Which words of a new model's vocabulary the model knows.</summary>
    public bool[] Knows(Vocabulary words) =>
        [.. words.IdsIn(Vocabularies.Words).Select(id => id != Vocabulary.Unknown)];

    /// <summary>
    /// Weights of the model, for a new one that knows more tokens: these start as the model reads them, which is as
    /// unknown ones.
    /// </summary>
    /// <param name="weights">Weights of the model, <see cref="Weights"/> or more.</param>
    /// <param name="vocabularies">What the new model knows.</param>
    public StartingWeights Starting(
        IEnumerable<(string Name, Parameter Parameter)> weights, TokenVocabularies vocabularies)
    {
        var starting = new StartingWeights(weights)
            .At(TokenFeatures.WordsName, vocabularies.Words.IdsIn(Vocabularies.Words));
        if (vocabularies.Characters is { } characters)
            starting.At(TokenFeatures.CharactersName, characters.IdsIn(Vocabularies.Characters!));
        if (vocabularies.Bigrams is { } bigrams)
            starting.At(TokenFeatures.BigramsName, bigrams.IdsIn(Vocabularies.Bigrams!));
        return starting;
    }
}
