namespace Unroll.Text;

/// <summary>
/// Runs texts through a translator: those of similar length together, each thread with its own batches.
/// </summary>
internal static class TranslatorDecoding
{
    private static readonly TokenChoice Choice = new(Vocabulary.End, [Vocabulary.Padding, Vocabulary.Begin]);

    /// <summary>The best translations of each text, the best first, so many where there are.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">A score is not finite.</exception>
    public static Translation[][] Run(
        Translator translator, IReadOnlyList<string> texts, DecodingOptions options, int count,
        CancellationToken cancellationToken)
    {
        SourceText[] sources = [.. texts.Select(text => SourceText.Read(text, translator.Vocabularies.Source))];
        var results = new Translation[texts.Count][];
        for (var i = 0; i < results.Length; i++)
            results[i] = [new Translation("", 0, 0, null, IsFinished: true, IsSourceCut: false)];
        var table = SourceTable.Create(translator.Model, sources);
        LengthPasses.Run(
            Enumerable.Range(0, sources.Length).Where(i => sources[i].Tokens.Length > 0), Size, Decode,
            cancellationToken);
        return results;

        // The number of source tokens, or more if so many translations together would keep too many attention weights.
        int Size(int i)
        {
            var states = sources[i].Ids.Length;
            if (translator.Options.Attention is null)
                return states;
            var weights = (long)options.Beam * states * options.LongestFor(
                sources[i].Longest(translator.LengthRatio), states);
            return (int)Math.Max(states, weights * LengthPasses.Tokens / DecodingOptions.MostWeights);
        }

        void Decode(int[] batch)
        {
            SourceText[] some = [.. batch.Select(i => sources[i])];
            using var decoder = new TranslatorDecoder(translator.Model, some, translator.LengthRatio, table);
            var found = BeamSearch.Run(
                decoder, some.Length, options, count, Vocabulary.Begin, Choice, cancellationToken);
            for (var i = 0; i < batch.Length; i++)
                results[batch[i]] = [.. found[i]
                    .Select(hypothesis => WrittenTranslation.Write(hypothesis, some[i], translator))];
        }
    }
}
