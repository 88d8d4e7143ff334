namespace Unroll.Peers;

internal sealed class StreamWorkload : IWorkload
{
    private const int InputSize = 256, HiddenSize = 512, Steps = 50;

    public string Name => "one-stream";

    public string Summary => $"one step of one stream, LSTM {InputSize} -> {HiddenSize}";

    public IEnumerable<Contest> Contests()
    {
        var problem = new LstmProblem(InputSize, HiddenSize, bidirectional: false, [Steps]);
        yield return new Contest(
            Name,
            Summary,
            "steps",
            (_, _) => problem.Tokens,
            [
                Entry.Unroll(() => new UnrollStream(problem)),
                Entry.Torch("LSTM", () => new TorchStream(problem)),
                Entry.Torch("LSTMCell", () => new TorchCellStream(problem)),
                Entry.Onnx(() => new OnnxStream(problem)),
            ])
        {
            Phases = [Phase.Inference],
            GigaFlops = (_, phase) => problem.GigaFlops(phase),
        };
    }
}
