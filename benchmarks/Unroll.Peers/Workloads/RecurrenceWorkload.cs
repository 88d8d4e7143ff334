namespace Unroll.Peers;

/// <summary>A recurrence without a fused kernel in libtorch, at three sizes.</summary>
internal sealed class RecurrenceWorkload(string name, string summary, bool beta, Func<ISide, RecurrenceProblem, IContender> enter) : IWorkload
{
    private static readonly (int Batch, int Hidden)[] Sizes = [(32, 256), (8, 128), (1, 128)];

    public string Name => name;

    public string Summary => summary;

    public IEnumerable<Contest> Contests()
    {
        foreach (var (batch, hidden) in Sizes)
        {
            var problem = new RecurrenceProblem(batch, hidden, beta);
            yield return new Contest(
                $"{name}, batch {batch}, hidden {hidden}, {problem.Steps} steps",
                "GFLOP",
                (_, phase) => problem.GigaFlops(phase),
                side => enter(side, problem))
            {
                Comparators = [new Comparator("Unroll's LSTM", (_, phase) => problem.GigaFlops(phase, gates: 4), () => new UnrollRecurrence<LstmCell>(problem))],
            };
        }
    }
}
