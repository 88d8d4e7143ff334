namespace Unroll.Peers;

internal sealed class TaggerWorkload : IWorkload
{
    public string Name => "tagger";

    public string Summary => "tagger: embedding 128, packed BiLSTM 256, linear; Adam; batches of 32; with a CRF too";

    public IEnumerable<Contest> Contests()
    {
        var text = TaggedText.Find();
        foreach (var hasChain in new[] { false, true })
        {
            var problem = new TaggerProblem(text, hasChain);
            var network = $"embedding 128, packed BiLSTM 256, linear{(hasChain ? ", CRF" : "")}";
            var entries = new List<Entry>
            {
                Entry.Unroll(() => UnrollTextNetwork.Of(problem)),
                Entry.Torch(() => TorchTextNetwork.Of(problem)),
            };
            if (!hasChain)
                entries.Add(Entry.Onnx(() => OnnxTexts.Of(problem)));
            yield return new Contest(
                hasChain ? "tagger-crf" : Name,
                $"tagger: {network}; Adam; batches of 32; {text.Source}, {text.VocabularySize} words, {text.Tags} tags",
                "tokens",
                (step, _) => problem.BatchOf(step).Rows,
                entries)
            {
                // Without a loss the chain takes no part in the scores, so inference is that of the tagger without it.
                Phases = hasChain ? [Phase.Training] : Enum.GetValues<Phase>(),
                GigaFlops = problem.GigaFlops,
            };
        }
    }
}
