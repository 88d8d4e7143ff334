namespace Unroll.Text;

/// <summary>Finds out whether a classifier's file has the tensors that its configuration, vocabulary and labels ask for.</summary>
internal static class TextClassifierShapes
{
    /// <exception cref="InvalidDataException">They do not fit.</exception>
    public static void Check(IReadOnlyDictionary<string, Tensor> tensors, TextClassifierOptions options, int vocabularySize, int classes)
    {
        var shapes = new NetworkShapes(tensors);
        shapes.Expect("embeddings.weight", vocabularySize, options.Embedding);
        shapes.Expect("output.weight", classes, options.PooledSize);
        if (options.Pooling == Pooling.Attention)
        {
            foreach (var (name, shape) in LearnedAttention.Shapes(options.Attention, options.PooledSize))
                shapes.Expect($"attention.{name}", [.. shape.Select(size => (long)size)]);
        }
        shapes.ExpectRecurrent("lstm", options.InputSize, options.Hidden, options.Layers, options.Directions);
    }
}
