
namespace Unroll.Text;

/// <summary>The most probable sequences of tags: each sentence separately, on any thread.</summary>
internal static class BestTags
{
    /// <exception cref="InvalidOperationException">The tagger's head is not a CRF.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is not 1 or more.</exception>
    public static void Check(SequenceTagger tagger, int count)
    {
        _ = Chain(tagger);
        Given.Size(count);
    }

    /// <summary>The best tags of texts, which are split into tokens; none for a text without a token.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<TagSequence>[] Find(
        SequenceTagger tagger, string[] texts, int count, CancellationToken cancellationToken)
    {
        var cut = tagger.Cut.Cut(texts, cancellationToken);
        var results = new IReadOnlyList<TagSequence>[texts.Length];
        Workers.For(texts.Length, 0, (i, _) =>
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            string[] tokens = [.. cut[i].SelectMany(sentence => sentence.Words)];
            results[i] = tokens.Length == 0 ? [] : Find(tagger, tokens, count);
        });
        cancellationToken.ThrowIfCancellationRequested();
        return results;
    }

    /// <summary>The best tags of a sentence.</summary>
    public static IReadOnlyList<TagSequence> Find(SequenceTagger tagger, IReadOnlyList<string> tokens, int count)
    {
        var crf = Chain(tagger);
        if (tokens.Any(string.IsNullOrEmpty))
            throw new ArgumentException(
                "the sentence holds an empty token, but tokens of a character or more were expected", nameof(tokens));
        if (tokens.Count is 0 or > SequenceTagger.MaximumTokens)
            throw new ArgumentException(
                $"the sentence has {tokens.Count} tokens, but 1 to {SequenceTagger.MaximumTokens} were expected",
                nameof(tokens));
        var emissions = tagger.Model.Forward(TokenBatch.PackOne(tagger.Vocabularies.Encode(tokens))).Data;
        FiniteScores.Check(emissions.Span);
        return [.. crf.Best(emissions, count).Select(path => new TagSequence(
            new TaggedSentence(tokens, tagger.TagSet.Decode([.. path.Tags])), path.Probability))];
    }

    private static LinearChainCrf Chain(SequenceTagger tagger) => tagger.Model.Crf
        ?? throw new InvalidOperationException(
            "this tagger chooses each tag for itself (`Head` softmax); several best sequences are there "
            + "with `Head` crf");
}
