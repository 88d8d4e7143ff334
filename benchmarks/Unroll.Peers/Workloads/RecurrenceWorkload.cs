namespace Unroll.Peers;

/// <summary>A recurrence without a fused kernel in libtorch, at three sizes.</summary>
internal sealed class RecurrenceWorkload(
    string name,
    string summary,
    bool beta,
    Func<RecurrenceProblem, IContender> unroll,
    Func<RecurrenceProblem, IContender> torch) : IWorkload
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
                $"{name}-{batch}x{hidden}",
                $"{name}: batch {batch}, hidden {hidden}, {problem.Steps} steps",
                "tokens",
                (_, _) => problem.Steps * batch,
                [Entry.Unroll(() => unroll(problem)), Entry.Torch(() => torch(problem))])
            {
                GigaFlops = (_, phase) => problem.GigaFlops(phase),
            };
        }
    }
}
