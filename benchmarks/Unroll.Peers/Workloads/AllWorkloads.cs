namespace Unroll.Peers;

/// <summary>Every workload that is timed, in the order of the results.</summary>
internal static class AllWorkloads
{
    public static IReadOnlyList<IWorkload> Timed { get; } =
    [
        new ClassifierWorkload(),
        new PackedLstmWorkload(),
        new SingleLstmWorkload(),
        new TaggerWorkload(),
        new CrfWorkload(),
        new RecurrenceWorkload("forget-gate", "h = f h + (1 - f) u, step by step", beta: false, (side, problem) => side.ForgetGate(problem)),
        new RecurrenceWorkload("janet", "h = f h + (1 - k) u with k = sigmoid(z_f - beta), step by step", beta: true, (side, problem) => side.Janet(problem)),
    ];

    /// <summary>The names a command line may give: those timed, and the one that is weighed.</summary>
    public static IEnumerable<string> Names => Timed.Select(workload => workload.Name).Append(PeakMemory.Name);
}
