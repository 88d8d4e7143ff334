namespace Unroll.Peers;

internal sealed class ClassifierWorkload : IWorkload
{
    public string Name => "classifier";

    public string Summary => "text classifier: embedding 128, LSTM 256, linear; Adam; batches of 32";

    public IEnumerable<Contest> Contests()
    {
        var problem = new ClassifierProblem(LabelledText.Find());
        yield return new Contest(
            Name,
            $"{Summary}; {problem.Source}, {problem.VocabularySize} words",
            "tokens",
            (step, _) => problem.BatchOf(step).Tokens,
            [
                Entry.Unroll(() => UnrollTextNetwork.Of(problem)),
                Entry.Torch("packed", () => TorchTextNetwork.Of(problem, isPadded: false)),
                Entry.Torch("padded", () => TorchTextNetwork.Of(problem, isPadded: true)),
                Entry.Onnx(() => OnnxTexts.Of(problem)),
            ])
        {
            GigaFlops = problem.GigaFlops,
        };
    }
}
