namespace Unroll.Text;

/// <summary>Finds out whether a translator's file has the tensors that its configuration and vocabularies ask for.</summary>
internal static class TranslatorShapes
{
    /// <exception cref="InvalidDataException">They do not fit.</exception>
    public static void Check(IReadOnlyDictionary<string, Tensor> tensors, TranslatorOptions options, TranslatorVocabularies vocabularies)
    {
        var shapes = new NetworkShapes(tensors);
        var (embedding, state, target) = (options.Embedding, options.StateSize, vocabularies.Target.Vocabulary.Count);
        shapes.Expect(options.SharedVocabulary ? "embeddings.weight" : "target.weight", target, embedding);
        if (!options.SharedVocabulary)
            shapes.Expect("source.weight", vocabularies.Source.Vocabulary.Count, embedding);
        shapes.ExpectRecurrent("encoder", embedding, options.Hidden, options.Layers, options.Directions);
        for (var layer = 0; layer < options.Layers; layer++)
        {
            shapes.Expect($"bridge.hidden_l{layer}.weight", state, options.SourceStateSize);
            if (options.Cell.HasMemory)
                shapes.Expect($"bridge.memory_l{layer}.weight", state, options.SourceStateSize);
        }
        var plain = options.Layers;
        if (options.Attention is { } kind)
        {
            plain--;
            shapes.ExpectRecurrent("decoder.attention", embedding + options.FedSize, state, layers: 1, directions: 1);
            foreach (var (name, shape) in AttentionScores.Shapes(kind, options.SourceStateSize, state))
                shapes.Expect($"decoder.attention.score.{name}", shape);
            if (options.Coverage)
                shapes.Expect("decoder.attention.coverage.weight", 1);
            if (options.InputFeeding)
                shapes.Expect("decoder.attention.feed.weight", state, (long)options.SourceStateSize + state);
        }
        shapes.ExpectRecurrent("decoder.layers", plain == options.Layers ? embedding : state, state, plain, directions: 1);
        shapes.Expect("readout.weight", embedding, (long)state + embedding + options.FedSize);
        shapes.Expect(options.TieOutput ? "output.bias" : "output.weight", options.TieOutput ? [target] : [target, embedding]);
    }
}
