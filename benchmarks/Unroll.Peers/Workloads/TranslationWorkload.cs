namespace Unroll.Peers;

internal sealed class TranslationWorkload : IWorkload
{
    public string Name => "translation";

    public string Summary => "translator: packed BiLSTM 256, LSTM 512 with attention; Adam, batches of 64; beam 5 over a test set";

    public IEnumerable<Contest> Contests()
    {
        if (TranslationText.Find() is not { } text)
        {
            Console.WriteLine("translation: skipped, since UNROLL_DATA names no folder with multi30k");
            yield break;
        }
        var problem = TrainedTranslator.Of(text);
        yield return new Contest(
            $"translation, Multi30k German to English: embedding 256, packed BiLSTM 256, LSTM 512 with additive attention, tied output, Adam, batch 64; {text.Test.Length} test sentences; {text.VocabularySize} subwords",
            "sentences",
            (step, phase) => phase == Phase.Training ? problem.Batches[step % problem.Batches.Count].Targets.Length : text.Test.Length,
            side => side.Translator(problem))
        {
            Word = phase => phase == Phase.Training ? "training step" : "beam 5",
            AlsoAgree = (ours, peer) => TranslationAgreement.Check((ITranslator)ours, (ITranslator)peer),
        };
    }
}
