namespace Unroll.Peers;

/// <summary>An LSTM over sequences of floats.</summary>
internal sealed class LstmWorkload(
    string name, string summary, int inputSize, int hiddenSize, bool bidirectional, int[] lengths) : IWorkload
{
    public string Name => name;

    public string Summary => summary;

    public IEnumerable<Contest> Contests()
    {
        var problem = new LstmProblem(inputSize, hiddenSize, bidirectional, lengths);
        var entries = new List<Entry>
        {
            Entry.Unroll(() => new UnrollLstm(problem)),
            Entry.Torch("packed", () => TorchOutputs.Packed(problem)),
        };
        // With padding, the other direction would begin in it.
        if (problem.HasEqualLengths)
            entries.Add(Entry.Torch("padded", () => TorchOutputs.Padded(problem)));
        entries.Add(Entry.Onnx(() => OnnxLstm.Of(problem)));
        yield return new Contest(name, summary, "tokens", (_, _) => problem.Tokens, entries)
        {
            GigaFlops = (_, phase) => problem.GigaFlops(phase),
        };
    }
}
