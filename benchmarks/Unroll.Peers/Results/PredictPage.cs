using System.Globalization;
using System.Text;

namespace Unroll.Peers;

/// <summary>A report on whole programs as a Markdown page.</summary>
internal static class PredictPage
{
    public static string Of(PredictReport report)
    {
        var page = new StringBuilder();
        Append($"# {report.Lines:n0} lines to JSON lines: Unroll's command line and ONNX Runtime");
        Append($"");
        Append($"{report.Date}. {report.Machine.Processor}, {report.Machine.Cores} cores; {report.Machine.System}; {report.Machine.DotNet}.");
        foreach (var (name, version) in report.Versions)
            Append($"{name} {version}.");
        Append($"Text: {report.Source}. {report.Threads} threads each; {report.Rounds} rounds, by turns.");
        if (report.OtherLoad is { } others)
            Append($"Other processes kept {others:f2} cores busy in these rounds; rounds beside more than {OtherLoad.Tolerable} were run again, up to twice as many as are wanted.");
        Append($"The two agreed on every probability within 1e-4 before anything was timed.");
        Append($"");
        Append($"Unroll: `predict MODEL --input FILE --json > OUT`, the whole process with its start and the loading of the model.");
        Append($"ONNX Runtime: from opening the file to closing the output, in a process that runs; making the session is not counted,");
        Append($"in its favour. It takes batches of {OnnxUse.BatchSize}, padded to the longest, in the order of the file unless said otherwise.");
        Append($"");
        Append($"| classifier | Unroll, lines/s | beside | its lines/s | ratio | least to most |");
        Append($"|---|--:|---|--:|--:|--:|");
        foreach (var row in report.Results.Select(result => result.Row))
        {
            foreach (var (lane, ratio) in row.Lanes.Skip(1).Zip(row.Ratios))
                Append($"| {row.Title} | {Page.Speed(row.Lanes[0].Median)} | {lane.Name} | {Page.Speed(lane.Median)} | {ratio.Median:f2} | {ratio.Least:f2} to {ratio.Most:f2} |");
        }
        Append($"");
        Append($"Speeds are medians of the rounds; a ratio is the median of the rounds' own ratios, then its range. More is faster.");
        Append($"");
        Append($"| classifier | Unroll, one text: start to first line, ms | {string.Join(" | ", report.Results[0].Memory.Select(weighing => $"peak MiB, {weighing.Name}"))} |");
        Append($"|---|--:{string.Concat(report.Results[0].Memory.Select(_ => "|--:"))}|");
        foreach (var result in report.Results)
            Append($"| {result.Row.Title} | {result.ColdStart:f0} | {string.Join(" | ", result.Memory.Select(weighing => weighing.MebiBytes.ToString("f0", CultureInfo.InvariantCulture)))} |");
        Append($"");
        Append($"The start is the median of {report.Results[0].ColdStarts.Length} processes.");
        return page.ToString();

        void Append(FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
