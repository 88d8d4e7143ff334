namespace Unroll.Text;

/// <summary>
/// Scheduled sampling (Bengio et al. 2015) of a whole batch at once (Duckworth et al. 2019): the model first reads the
/// right tokens and draws the next ones from its predictions; in training some of these replace the right ones.
/// </summary>
internal static class ScheduledSampling
{
    /// <summary>What the decoder reads, with some tokens drawn from the model.</summary>
    /// <param name="share">The share of tokens to draw.</param>
    public static PackedTokens Mix(TranslatorModel model, TranslatorBatch batch, float share, TrainingPass pass)
    {
        var (sources, start) = model.Encode(batch.Source);
        var logits = model.Logits(model.Decode(batch.Input, sources, start).Readout);
        var (layout, ids, draws) = (batch.Input.Layout, batch.Input.Ids.ToArray(), pass.NextDraws());
        var scores = new float[model.Classes];
        for (var step = 1; step < layout.Steps; step++)
        {
            for (var place = 0; place < layout.BatchSizes[step]; place++)
            {
                var (row, before) = (layout.Offsets[step] + place, layout.Offsets[step - 1] + place);
                if (draws.Uniform(2 * (ulong)row) < share)
                    ids[row] = Drawn(
                        logits.Span.Slice(before * model.Classes, model.Classes), scores,
                        draws.Uniform(2 * (ulong)row + 1));
            }
        }
        return batch.Input.WithIds(ids);
    }

    /// <summary>The token at which the probabilities, summed from the first on, pass the draw.</summary>
    /// <param name="scores">Room for them.</param>
    private static int Drawn(ReadOnlySpan<float> logits, Span<float> scores, float draw)
    {
        RowSoftmax.Softmax(logits, scores);
        double sum = 0;
        for (var token = 0; token < scores.Length; token++)
        {
            sum += scores[token];
            if (draw < sum)
                return token;
        }
        return scores.Length - 1;
    }
}
