namespace Unroll.Text;

/// <summary>
/// Runs sentences through a tagger: those of similar length together, each thread with its own batches, long ones in
/// pieces.
/// </summary>
internal static class TaggerDecoding
{
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="NotFiniteNumberException">A score or a probability is not finite.</exception>
    public static DecodedSentence[] Run(
        SequenceTagger tagger, IReadOnlyList<IReadOnlyList<string>> sentences, bool withProbabilities,
        CancellationToken cancellationToken)
    {
        var pieces = new List<(int Sentence, string[] Tokens)>();
        foreach (var (i, tokens) in sentences.Index())
        {
            if (tokens is null || tokens.Any(string.IsNullOrEmpty))
                throw new ArgumentException(
                    $"sentence {i} is null or holds an empty token, but tokens of a character or more were expected",
                    nameof(sentences));
            pieces.AddRange(tokens.Chunk(SequenceTagger.MaximumTokens).Select(piece => (i, piece)));
        }
        var decoded = new DecodedSentence[pieces.Count];
        LengthPasses.Run(Enumerable.Range(0, pieces.Count), i => pieces[i].Tokens.Length, Decode, cancellationToken);
        var result = new DecodedSentence[sentences.Count];
        Array.Fill(result, DecodedSentence.Empty);
        for (var i = 0; i < decoded.Length; i++)
            result[pieces[i].Sentence] = result[pieces[i].Sentence].With(decoded[i]);
        return result;

        void Decode(int[] batch)
        {
            var scores = tagger.Model.Forward(
                TokenBatch.Pack([.. batch.Select(i => tagger.Vocabularies.Encode(pieces[i].Tokens))]));
            FiniteScores.Check(scores.Data.Span);
            var tags = tagger.Model.Crf?.Viterbi(scores) ?? Largest(scores.Data);
            var probabilities = withProbabilities ? new TagProbabilities(tagger.Model.Crf, scores) : null;
            for (var i = 0; i < batch.Length; i++)
            {
                var path = new int[pieces[batch[i]].Tokens.Length];
                for (var step = 0; step < path.Length; step++)
                    path[step] = tags[scores.Layout.RowOf(i, step)];
                decoded[batch[i]] = probabilities is null ? DecodedSentence.Empty with { Tags = path }
                    : probabilities.Of(i, path, tagger.TagSet);
            }
        }
    }

    private static int[] Largest(Tensor scores)
    {
        var tags = new int[scores.Shape[0]];
        for (var row = 0; row < tags.Length; row++)
            tags[row] = FiniteScores.Largest(scores.Span.Slice(row * scores.Shape[1], scores.Shape[1]));
        return tags;
    }
}
