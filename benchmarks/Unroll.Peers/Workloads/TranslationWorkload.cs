namespace Unroll.Peers;

internal sealed class TranslationWorkload : IWorkload
{
    public string Name => "translation";

    public string Summary => "translator: packed BiLSTM 256, LSTM 512 with attention; Adam, batches of 64; beam 5";

    public string? WhyNot
        => TranslationText.IsThere ? null : "`translation` is left out: UNROLL_DATA names no folder with multi30k.";

    public IEnumerable<Contest> Contests()
    {
        var text = TranslationText.Read();
        var problem = TrainedTranslator.Of(text);
        yield return new Contest(
            Name,
            "translation, Multi30k German to English: embedding 256, packed BiLSTM 256, LSTM 512 with attention, tied "
                + $"output; Adam; batches of 64; beam search over {text.Test.Length} sentences; "
                    + $"{text.VocabularySize} subwords",
            "sentences",
            (step, phase) => phase == Phase.Training ? problem.BatchOf(step).Targets.Length : text.Test.Length,
            [Entry.Unroll(() => new UnrollTranslator(problem)), Entry.Torch(() => new TorchTranslator(problem))])
        {
            Word = phase => phase == Phase.Training ? "training" : "beam 5",
            IsLong = phase => phase == Phase.Inference,
            GigaFlops = (step, _) => problem.GigaFlops(step),
        };
    }
}
