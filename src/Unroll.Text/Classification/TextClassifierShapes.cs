namespace Unroll.Text;

/// <summary>
/// Finds out whether a file's sizes fit its tensors before a model of those sizes is made: a changed digit must not ask for more memory than the file
/// itself takes. What passes here, the loading of the tensors still checks to the last shape.
/// </summary>
internal static class TextClassifierShapes
{
    /// <exception cref="InvalidDataException">They do not fit.</exception>
    public static void Check(IReadOnlyDictionary<string, Tensor> tensors, TextClassifierOptions options, int vocabularySize, int classes)
    {
        Expect(tensors, "embeddings.weight", vocabularySize, options.Embedding);
        Expect(tensors, "output.weight", classes, options.PooledSize);
        if (options.Pooling == Pooling.Attention)
        {
            foreach (var (name, shape) in LearnedAttention.Shapes(options.Attention, options.PooledSize))
                Expect(tensors, $"attention.{name}", [.. shape.Select(size => (long)size)]);
        }
        var directions = options.Bidirectional ? 2 : 1;
        for (var layer = 0; layer < options.Layers; layer++)
        {
            var input = layer == 0 ? options.Embedding : (long)directions * options.Hidden;
            for (var direction = 0; direction < directions; direction++)
            {
                var suffix = direction == 0 ? $"l{layer}" : $"l{layer}_reverse";
                var gates = Get(tensors, $"lstm.weight_ih_{suffix}").Shape;
                var rows = gates.Rank > 0 ? gates[0] : 0;
                Expect(tensors, $"lstm.weight_ih_{suffix}", rows, input);
                Expect(tensors, $"lstm.weight_hh_{suffix}", rows, options.Hidden);
            }
        }
    }

    private static void Expect(IReadOnlyDictionary<string, Tensor> tensors, string name, params long[] sizes)
    {
        var shape = Get(tensors, name).Shape;
        if (!shape.Sizes.ToArray().Select(size => (long)size).SequenceEqual(sizes))
            throw new InvalidDataException($"tensor {name} has shape {shape}, but configuration, vocabulary and labels ask for [{string.Join(", ", sizes)}]; the file was changed");
    }

    private static Tensor Get(IReadOnlyDictionary<string, Tensor> tensors, string name) => tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new InvalidDataException($"there is no tensor {name}, which the configuration asks for; the file was changed");
}
