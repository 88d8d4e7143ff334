namespace Unroll.Text;

/// <summary>Turns the token ids of a translation into its text.</summary>
internal static class WrittenTranslation
{
    /// <remarks>
    /// If the model wrote an unknown word, it is replaced by the source token with the largest attention weight: names
    /// and numbers are often the same in both languages (Luong et al. 2015b).
    /// </remarks>
    public static Translation Write(Hypothesis hypothesis, SourceText source, Translator translator)
    {
        var (reading, writing) = translator.Vocabularies;
        var hasAttention = translator.Options.Attention is not null;
        var (tokens, shown) = (new List<string>(), new List<string>());
        foreach (var (step, id) in hypothesis.Tokens.Index())
        {
            var token = writing.Vocabulary.Tokens[id];
            if (id == Vocabulary.Unknown && hasAttention)
            {
                var weights = hypothesis.Attention[step].AsSpan(0, source.Tokens.Length); // except EOS
                var copied = source.Tokens[ArgMax.In<float>(weights)];
                token = reading.Tokens.Join([copied]);
                // Between tokens of the same kind it is copied as it is, so that a part of a word stays within its
                // word.
                tokens.AddRange(reading.Tokens.Name == writing.Tokens.Name ? [copied] : writing.Tokens.Cut(token));
            }
            else
            {
                tokens.Add(token);
            }
            shown.Add(token);
        }
        if (hypothesis.IsFinished)
            shown.Add(Vocabulary.EndToken);
        var alignment = hasAttention && shown.Count > 0
            ? new Alignment([.. source.Tokens, Vocabulary.EndToken], shown, hypothesis.Attention) : null;
        return new Translation(
            writing.Tokens.Join(tokens), hypothesis.LogProbability, hypothesis.Score, alignment, hypothesis.IsFinished,
            source.IsCut);
    }
}
