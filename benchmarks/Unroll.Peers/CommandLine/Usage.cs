namespace Unroll.Peers;

internal static class Usage
{
    public static string Text { get; } =
        $"""
        usage: dotnet run -c Release -- [workload ...] [options]

        workloads (all, if none is named):
        {string.Join('\n', AllWorkloads.Timed.Select(w => Line(w.Name, w.Summary)).Append(Line(PeakMemory.Name, PeakMemory.Summary)))}

        or, only where it is named:
        {string.Join('\n', AllWorkloads.Long.Select(w => Line(w.Name, w.Summary)))}

        or, by itself:
        {Line(PredictRun.Name, PredictRun.Summary)}

        options:
        {Line("--rounds N", "laps of each side (9; predict: 3)")}
        {Line("--seconds S", "length of a lap (0.7)")}
        {Line("--lines N", "lines to predict (100000)")}
        {Line("--threads N", "threads of each side (2)")}
        {Line("--results DIR", "where the results go (benchmarks/results of this repository)")}
        {Line("--name NAME", "their file name (peers, and the workloads if some are named; predict)")}
        {Line("--date DAY", "their date, such as 2026-01-31 (today)")}
        {Line("--equal", "libtorch on both sides, to see the noise; writes only with --results")}
        {Line("--side SIDE --memory", "train the classifier with unroll or torch alone, print the peak in KiB")}
        """;

    private static string Line(string name, string summary) => $"  {name,-21} {summary}";
}
