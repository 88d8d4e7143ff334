namespace Unroll.Peers;

internal static class Usage
{
    public static string Text { get; } =
        $"""
        usage: benchmarks/run [options]

        Measures every workload beside libtorch and ONNX Runtime, and writes a page, its data and a figure,
        named by the processor.

        options:
        {Line("--only A,B", "only these workloads; the files' names then end in -part")}
        {Line("--rounds N", "laps of each (5)")}
        {Line("--seconds S", "length of a lap (0.4)")}
        {Line("--results DIR", "where the results go (benchmarks/results of this repository)")}
        {Line("--date DAY", "their date, such as 2026-01-31 (today)")}
        {Line("--draw FILE", "measure nothing; make the page and the figure of these results (.json) anew")}
        {Line("--tcmalloc FILE", "the library (given by benchmarks/run)")}

        workloads:
        {string.Join('\n', AllWorkloads.Timed.Select(workload => Line(workload.Name, workload.Summary)))}
        {Line(AllWorkloads.BesideBusyName, AllWorkloads.BesideBusySummary)}
        """;

    private static string Line(string name, string summary) => $"  {name,-16} {summary}";
}
