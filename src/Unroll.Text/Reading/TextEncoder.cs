namespace Unroll.Text;

/// <summary>What a trained model reads texts with, which the training of another may start from.</summary>
/// <param name="Vocabularies">What it knows.</param>
/// <param name="Weights">Its embeddings and its recurrence, under the names that a classifier gives them.</param>
/// <param name="PiecesOf">The ids of the subwords that it reads a word as; null if it reads words.</param>
internal sealed record TextEncoder(
    TokenVocabularies Vocabularies, IEnumerable<(string Name, Parameter Parameter)> Weights,
    Func<string, int[]>? PiecesOf = null)
{
    /// <summary>What a new model of another task also knows; null for nothing but its training texts.</summary>
    public TokenVocabularies? Known => PiecesOf is null ? Vocabularies : null;

    /// <summary>Which words of a new model's vocabulary the model knows, whole.</summary>
    public bool[] Knows(Vocabulary words) =>
    [
        .. words.IdsIn(Vocabularies.Words).Select((id, word) => id != Vocabulary.Unknown
            || (PiecesOf is not null && word > Vocabulary.Unknown
                && PiecesOf(words.Tokens[word]) is [not Vocabulary.Unknown])),
    ];

    /// <summary>
    /// Weights of the model, for a new one that knows more tokens: these start as the model reads them, which is as
    /// unknown ones. If it reads subwords, each word starts from the mean of its own.
    /// </summary>
    /// <param name="weights">Weights of the model, <see cref="Weights"/> or more.</param>
    /// <param name="vocabularies">What the new model knows.</param>
    public StartingWeights Starting(
        IEnumerable<(string Name, Parameter Parameter)> weights, TokenVocabularies vocabularies)
    {
        if (PiecesOf is not null)
            return new StartingWeights(weights.Select(entry => entry.Name == TokenFeatures.WordsName
                ? (entry.Name, Joined(entry.Parameter.Value, vocabularies.Words)) : entry));
        var starting = new StartingWeights(weights)
            .At(TokenFeatures.WordsName, vocabularies.Words.IdsIn(Vocabularies.Words));
        if (vocabularies.Characters is { } characters)
            starting.At(TokenFeatures.CharactersName, characters.IdsIn(Vocabularies.Characters!));
        if (vocabularies.Bigrams is { } bigrams)
            starting.At(TokenFeatures.BigramsName, bigrams.IdsIn(Vocabularies.Bigrams!));
        return starting;
    }

    /// <summary>The mean of the embeddings of each word's subwords.</summary>
    private Parameter Joined(Tensor embeddings, Vocabulary words)
    {
        var size = embeddings.Shape[1];
        var values = new float[words.Count * size];
        for (var id = 0; id < words.Count; id++)
        {
            var pieces = id <= Vocabulary.Unknown ? [id] : PiecesOf!(words.Tokens[id]);
            foreach (var piece in pieces)
            {
                for (var i = 0; i < size; i++)
                    values[id * size + i] += embeddings.Span[piece * size + i] / pieces.Length;
            }
        }
        return new Parameter(new Tensor(new Shape(words.Count, size), values));
    }
}
