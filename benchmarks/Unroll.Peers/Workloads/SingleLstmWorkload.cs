namespace Unroll.Peers;

internal sealed class SingleLstmWorkload : IWorkload
{
    public string Name => "single";

    public string Summary => "bidirectional LSTM 128 -> 128 over one sequence of 50 steps";

    public IEnumerable<Contest> Contests()
    {
        var problem = new LstmProblem(inputSize: 128, hiddenSize: 128, lengths: [50]);
        yield return new Contest(
            "BiLSTM 128 -> 128, one sequence of 50 steps",
            "tokens",
            (_, _) => problem.Tokens,
            side => side.SingleLstm(problem));
    }
}
