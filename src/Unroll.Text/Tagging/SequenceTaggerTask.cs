namespace Unroll.Text;

/// <summary>Learns the tag of each token.</summary>
/// <param name="tagger">The tagger to train.</param>
/// <param name="texts">The sentences to learn from.</param>
/// <param name="sentences">The same as numbers.</param>
/// <param name="targets">The tags of their tokens.</param>
/// <param name="dev">The sentences to choose the best epoch by; may be empty.</param>
/// <param name="rare">What of the sentences is read as unknown at times.</param>
/// <param name="labelSmoothing">The share of each target's probability that is spread over all tags.</param>
internal sealed class SequenceTaggerTask(
    SequenceTagger tagger, TaggedSentence[] texts, EncodedTokens[] sentences, int[][] targets, TaggedSentence[] dev,
    RareTokens rare, float labelSmoothing)
    : ITrainingTask
{
    public IModule Model => tagger.Model;

    public IReadOnlyList<int> Lengths { get; } = Array.ConvertAll(targets, tags => tags.Length);

    public bool HasDev => dev.Length > 0;

    public IEnumerable<KeyValuePair<string, string>> Identity =>
    [
        .. ModelIdentity.Of(tagger),
        DataDigest.Of("tags and vocabularies", digest =>
        {
            digest.Add(tagger.Tags);
            tagger.Vocabularies.AddTo(digest);
            digest.Add([.. (tagger.TrainingWords ?? new HashSet<string>()).Order(StringComparer.Ordinal)]);
        }),
        DataDigest.Of("training sentences", digest =>
        {
            foreach (var (sentence, tags) in sentences.Zip(targets))
            {
                sentence.AddTo(digest);
                digest.Add(tags);
            }
        }),
        DataDigest.Of("training texts", digest =>
        {
            foreach (var sentence in tagger.LearnedCut is null ? [] : texts)
            {
                digest.Add(sentence.Tokens);
                digest.Add(sentence.Written?.Text ?? "");
                foreach (var token in sentence.Written?.Tokens ?? [])
                    digest.Add([token.Span.Start, token.Span.Length, token.Words]);
                digest.Add([sentence.Written?.StartsParagraph == true ? 1 : 0,
                    sentence.Written?.SpaceAfter == true ? 1 : 0]);
            }
        }),
        DataDigest.Of("dev sentences", digest =>
        {
            foreach (var sentence in dev)
            {
                digest.Add(sentence.Tokens);
                digest.Add(sentence.Tags);
            }
        }),
    ];

    public BatchLoss Loss(IReadOnlyList<int> batch, TrainingPass pass)
    {
        var model = tagger.Model;
        var packed = PackedTokens.Pack([.. batch.Select(i => targets[i])]);
        var read = TokenBatch.Pack([.. batch.Select(i => sentences[i])]);
        var scores = model.Forward(rare.Forward(read, pass), pass);
        var loss = model.Crf?.NegativeLogLikelihood(scores, packed.Ids, pass)
            ?? CrossEntropy.Mean(scores.Data, packed.Ids, labelSmoothing: labelSmoothing);
        return new(loss, packed.Ids.Length, packed.Ids.Length);
    }

    public IScores Score(CancellationToken cancellationToken) => tagger.Evaluate(dev, cancellationToken);
}
