using CustomCell;

namespace Unroll.Peers;

/// <summary>The workloads that are timed, in the order of the results.</summary>
internal static class AllWorkloads
{
    public static IReadOnlyList<IWorkload> Timed { get; } =
    [
        new ClassifierWorkload(),
        new LstmWorkload(
            "packed-bilstm",
            "packed BiLSTM 128 -> 256, batch 32, lengths 5 to 50",
            128,
            256,
            true,
            Descending(32, 50, 5)),
        new LstmWorkload("one-sequence", "BiLSTM 128 -> 128, one sequence of 50 steps", 128, 128, true, [50]),
        new StreamWorkload(),
        new LstmWorkload(
            "bilstm-128", "BiLSTM 128 -> 128, batch 32, 50 steps, no padding", 128, 128, true, Equal(32, 50)),
        new LstmWorkload("lstm-512", "LSTM 256 -> 512, batch 64, 50 steps", 256, 512, false, Equal(64, 50)),
        new LstmWorkload("lstm-650", "LSTM 650 -> 650, batch 128, 35 steps", 650, 650, false, Equal(128, 35)),
        new TaggerWorkload(),
        new CrfWorkload(),
        new TranslationWorkload(),
        new RecurrenceWorkload(
            "forget-gate",
            "h = f h + (1 - f) u, step by step",
            beta: false,
            problem => new UnrollRecurrence<ForgetGateCell>(problem),
            problem => TorchOutputs.Of(problem, new TorchForgetGateLayer(problem))),
        new RecurrenceWorkload(
            "janet",
            "h = f h + (1 - k) u with k = sigmoid(z_f - beta), step by step",
            beta: true,
            problem => new UnrollRecurrence<JanetCell>(problem),
            problem => TorchOutputs.Of(problem, new TorchJanetLayer(problem))),
        new PredictWorkload(),
    ];

    public const string BesideBusyName = "beside-busy";

    /// <summary>Those whose own speed is also measured beside a busy process.</summary>
    public static IReadOnlyList<string> BesideBusy { get; } = ["classifier", "packed-bilstm", "one-sequence"];

    public static string BesideBusySummary
        => $"what one other busy process leaves of our own speed: {string.Join(", ", BesideBusy)}";

    /// <summary>What a command line may ask for.</summary>
    public static IEnumerable<string> Names => Timed.Select(workload => workload.Name).Append(BesideBusyName);

    /// <summary>The contest of a name. Those of its workload that come before it are made too.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Contest Find(string contest)
        => Timed.Where(workload => contest.StartsWith(workload.Name, StringComparison.Ordinal))
            .SelectMany(workload => workload.Contests())
            .FirstOrDefault(one => one.Name == contest)
            ?? throw new InvalidOperationException($"there is no contest '{contest}'");

    private static int[] Equal(int count, int length) => [.. Enumerable.Repeat(length, count)];

    /// <summary>Lengths from the longest to the shortest, evenly.</summary>
    private static int[] Descending(int count, int longest, int shortest)
    {
        var step = (double)(longest - shortest) / (count - 1);
        return [.. Enumerable.Range(0, count).Select(i => (int)Math.Round(longest - (step * i)))];
    }
}
