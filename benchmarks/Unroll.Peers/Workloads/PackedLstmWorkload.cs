namespace Unroll.Peers;

internal sealed class PackedLstmWorkload : IWorkload
{
    public string Name => "bilstm-step";

    public string Summary => "packed bidirectional LSTM 128 -> 256: batch 32, lengths 5 to 50";

    public IEnumerable<Contest> Contests()
    {
        const int batch = 32;
        var lengths = Enumerable.Range(0, batch).Select(i => (int)Math.Round(50 - (45.0 * i / (batch - 1)))).ToArray();
        var problem = new LstmProblem(inputSize: 128, hiddenSize: 256, lengths);
        yield return new Contest(
            "packed BiLSTM 128 -> 256, batch 32, lengths 5 to 50",
            "tokens",
            (_, _) => problem.Tokens,
            side => side.PackedLstm(problem));
    }
}
