namespace Unroll.Peers;

/// <summary>The workloads that are timed, in the order of the results.</summary>
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

    /// <summary>Those that are timed only where they are named, since they take long.</summary>
    public static IReadOnlyList<IWorkload> Long { get; } = [new TranslationWorkload()];

    /// <summary>What is run where a command line names nothing: those timed, and the one that is weighed.</summary>
    public static IEnumerable<string> Names => Timed.Select(workload => workload.Name).Append(PeakMemory.Name);
}
