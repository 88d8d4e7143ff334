namespace Unroll.Text;

/// <summary>Finds out whether a tagger's file has the tensors that its configuration, vocabularies and tags ask for.</summary>
internal static class SequenceTaggerShapes
{
    /// <exception cref="InvalidDataException">They do not fit.</exception>
    public static void Check(IReadOnlyDictionary<string, Tensor> tensors, SequenceTaggerOptions options, TaggerVocabularies vocabularies, int tags)
    {
        var shapes = new NetworkShapes(tensors);
        shapes.Expect("embeddings.weight", vocabularies.Words.Count, options.Embedding);
        shapes.Expect("output.weight", tags, (long)options.Hidden * options.Directions);
        shapes.ExpectRecurrent("lstm", options.InputSize, options.Hidden, options.Layers, options.Directions);
        if (vocabularies.Characters is { } characters)
        {
            shapes.Expect("characters.weight", characters.Count, options.CharacterEmbedding);
            shapes.ExpectRecurrent("spelling", options.CharacterEmbedding, options.CharacterHidden, layers: 1, directions: 2);
        }
        if (vocabularies.Bigrams is { } bigrams)
            shapes.Expect("bigrams.weight", bigrams.Count, options.BigramEmbedding);
        if (options.Head == TagHead.Crf)
            shapes.Expect("crf.transitions", tags, tags);
    }
}
