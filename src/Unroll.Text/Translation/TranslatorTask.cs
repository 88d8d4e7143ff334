namespace Unroll.Text;

/// <summary>Learns the next token of each translation.</summary>
/// <param name="translator">The translator to train.</param>
/// <param name="sources">The tokens of the texts to learn from.</param>
/// <param name="targets">The tokens of their translations.</param>
/// <param name="dev">The pairs to choose the best epoch by; may be empty.</param>
/// <param name="known">Which words of the source are known from word vectors.</param>
/// <param name="labelSmoothing">The share of each target's probability that is spread over all tokens.</param>
internal sealed class TranslatorTask(
    Translator translator, int[][] sources, int[][] targets, SentencePair[] dev, bool[] known, float labelSmoothing)
    : ITrainingTask
{
    /// <summary>Dev translations only compare epochs, so the cheapest search is enough.</summary>
    private static readonly DecodingOptions Greedy = new() { Beam = 1 };

    private readonly RareIds _rareSource = RareIds.Of(sources, translator.SourceVocabulary.Count, known);
    private readonly RareIds _rareTarget = RareIds.Of(targets, translator.TargetVocabulary.Count);

    public IModule Model => translator.Model;

    public IReadOnlyList<int> Lengths { get; } =
        [.. sources.Zip(targets, (source, target) => source.Length + target.Length)];

    public bool HasDev => dev.Length > 0;

    public IEnumerable<KeyValuePair<string, string>> Identity =>
    [
        .. ModelIdentity.Of(translator),
        DataDigest.Of("vocabularies", digest =>
        {
            foreach (var side in new[] { translator.Vocabularies.Source, translator.Vocabularies.Target })
            {
                digest.Add(side.Vocabulary.ToJson());
                digest.Add((side.Tokens as BytePairVocabulary)?.ToJson() ?? "");
            }
        }),
        DataDigest.Of("training pairs", digest =>
        {
            digest.Add(sources);
            digest.Add(targets);
        }),
        DataDigest.Of("dev pairs", digest =>
        {
            foreach (var pair in dev)
            {
                digest.Add(pair.Source);
                digest.Add(pair.Target);
            }
        }),
    ];

    public BatchLoss Loss(IReadOnlyList<int> batch, TrainingPass pass)
    {
        var packed = TranslatorBatch.Pack([.. batch.Select(i => sources[i])], [.. batch.Select(i => targets[i])]);
        var read = packed with
        {
            Source = _rareSource.Forward(packed.Source, pass),
            Input = _rareTarget.Forward(packed.Input, pass),
        };
        var loss = translator.Model.Loss(read, pass, labelSmoothing);
        return new(loss, packed.Target.Ids.Length, packed.Source.Ids.Length + packed.Target.Ids.Length);
    }

    public IScores Score(CancellationToken cancellationToken) =>
        translator.Evaluate(dev, Greedy, cancellationToken: cancellationToken);

    public void DropScored() => translator.Model.DropWords();
}
