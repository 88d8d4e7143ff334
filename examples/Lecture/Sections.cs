namespace Lecture;

/// <summary>The examples by name, in the lecture's order.</summary>
public static class Sections
{
    public static OrderedDictionary<string, Action<TextWriter>> All { get; } = new()
    {
        ["unrolled"] = Unrolled.Run,
        ["labelling"] = Labelling.Run,
        ["gradients"] = VanishingGradients.Run,
        ["residual"] = Residual.Run,
        ["forget-gate"] = ForgetGate.Run,
        ["input-gate"] = InputGate.Run,
        ["memory"] = MemoryCell.Run,
        ["bidirectional"] = Bidirectional.Run,
        ["stacked"] = Stacked.Run,
        ["rnn"] = RnnLayer.Run,
        ["lstm"] = LstmLayer.Run,
        ["collate"] = Collate.Run,
        ["classifier"] = Classifier.Run,
        ["packing"] = Packing.Run,
        ["seq2seq"] = Seq2seq.Run,
        ["pairs"] = Pairs.Run,
        ["translation"] = AttentionTranslator.Run,
        ["attention"] = AttentionWeights.Run,
    };
}
