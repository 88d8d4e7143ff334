namespace Unroll.Text;

/// <summary>Learns where tokens and sentences end in running text.</summary>
/// <param name="network">The network to train.</param>
/// <param name="corpus">The text to learn from.</param>
internal sealed class CutTask(CutNetwork network, CutCorpus corpus) : ITrainingTask
{
    public IModule Model => network;

    public IReadOnlyList<int> Lengths { get; } = [.. Enumerable.Repeat(corpus.MeanLength, corpus.Pieces)];

    public BatchLoss Loss(IReadOnlyList<int> batch, TrainingPass pass)
    {
        var draws = pass.NextDraws();
        var pieces = batch.Select((_, i) => corpus.Piece(new Draws(draws.Bits((ulong)i)))).ToArray();
        var ends = PackedTokens.Pack([.. pieces.Select(piece => piece.Ends)]);
        var scores = network.Forward(
            PackedTokens.Pack([.. pieces.Select(piece => piece.Characters)]),
            PackedTokens.Pack([.. pieces.Select(piece => piece.Categories)]),
            pass);
        var targets = 0;
        foreach (var end in ends.Ids)
            targets += end == RunningText.NoEnd ? 0 : 1;
        return new(
            CrossEntropy.Mean(scores.Data, ends.Ids, RunningText.NoEnd), Math.Max(1, targets), ends.Ids.Length);
    }
}
