using System.Globalization;
using System.Text;

namespace Unroll.Peers;

/// <summary>A report as a Markdown page.</summary>
internal sealed class Page
{
    private readonly StringBuilder _text = new();
    private readonly Report _report;

    private Page(Report report) => _report = report;

    public static string Of(Report report)
    {
        var page = new Page(report);
        page.Head();
        if (report.Rows.Count > 0)
            page.Rows();
        if (report.BesideBusy.Count > 0)
            page.BesideBusy();
        if (report.WholePrograms.Count > 0)
            page.WholePrograms();
        return page._text.ToString();
    }

    private void Head()
    {
        var (machine, processor) = (_report.Machine, _report.Machine.Processor);
        Line($"# Unroll, libtorch and ONNX Runtime on {processor.Vendor} {processor.Generation}");
        Line($"");
        if (_report.Only is { } only)
            Line($"**A part of the benchmark**: {string.Join(", ", only)}.");
        Line($"{_report.Date}. {processor.Name}, {machine.Cores} processors, vectors of {processor.VectorBits} bits;");
        Line($"{machine.System}; {machine.DotNet}.");
        Line($"{string.Join("; ", _report.Versions.Select(entry => $"{entry.Key} {entry.Value}"))}.");
        Line($"");
        Line($"Laps of {_report.Seconds} s by turns, each library in a process of its own; {_report.Rounds} rounds,");
        Line($"at most three where a step takes seconds; {_report.Minutes:f0} minutes in all.");
        Line($"Outputs, losses and gradients agreed before anything was timed.");
        if (_report.OtherLoad is { } others)
        {
            Line($"Other processes kept {others:f2} processors busy in these rounds. Rounds beside more than");
            Line($"{OtherLoad.Tolerable} were run again, up to twice as many as are wanted.");
        }
        foreach (var sentence in _report.Left)
            Line($"{sentence}");
    }

    private void Rows()
    {
        Line($"");
        Line($"![Ratios]({_report.Name}.svg)");
        Line($"");
        string[] columns =
        [
            "workload", "", "threads", "unit", "Unroll", "libtorch", "ONNX Runtime", "ratio", "least to most",
            "GFLOP/s", "of the peak", "MiB, Unroll", "libtorch",
        ];
        Cells(columns);
        Cells([.. columns.Select((_, at) => at is 0 or 1 or 3 ? "---" : "--:")]);
        // All processors first; within that the order in which they were timed.
        foreach (var row in _report.Rows.OrderByDescending(row => row.Threads))
        {
            Cells(
                row.Title,
                row.Word,
                Numbers.Whole(row.Threads),
                row.Unit + "/s",
                Numbers.Speed(row.Ours.Median),
                Fastest(row, Library.LibTorch),
                Fastest(row, Library.OnnxRuntime),
                Numbers.Ratio(Median.Of(row.Ratios)),
                $"{Numbers.Ratio(row.Ratios.Min())} to {Numbers.Ratio(row.Ratios.Max())}",
                row.GigaFlops is { } own ? Numbers.Speed(Median.Of(own)) : "",
                row.Share is { } share ? Numbers.Percent(share) : "",
                Memory(row, Library.Unroll),
                Memory(row, Library.LibTorch));
        }
        Line($"");
        var bits = _report.Machine.Processor.VectorBits;
        Line($"More is faster. Speeds are medians of the rounds. A ratio is ours to that of the fastest other way on");
        Line($"the line, round by round: the median, the least and the most. Of libtorch's ways the fastest is shown,");
        Line($"with what tells it from the others: the form of its input, and the malloc it had. Tokens are real");
        Line($"ones, without padding. GFLOP/s are ours, of the matrix products as the model writes them; the peak is");
        Line($"of fused multiply-adds of {bits} bits on as many threads, measured in the same rounds: {Peaks()}.");
        Line($"Memory is the most that the process held while it trained, of libtorch's ways the least.");
    }

    private void BesideBusy()
    {
        Line($"");
        Cells("with one other busy process", "", "threads", "unit", "alone", "beside it", "share");
        Cells("---", "---", "--:", "---", "--:", "--:", "--:");
        foreach (var one in _report.BesideBusy)
        {
            var (alone, beside) = (Numbers.Speed(Median.Of(one.Alone)), Numbers.Speed(Median.Of(one.Beside)));
            var threads = Numbers.Whole(one.Threads);
            Cells(one.Title, one.Word, threads, one.Unit + "/s", alone, beside, Numbers.Percent(one.Share));
        }
    }

    private void WholePrograms()
    {
        var lines = Numbers.Whole(_report.WholePrograms[0].Lines);
        Line($"");
        Cells("command line", "one text: start to first line, ms", "peak MiB, 1,000 lines", $"peak MiB, {lines} lines");
        Cells("---", "--:", "--:", "--:");
        foreach (var one in _report.WholePrograms)
        {
            var start = Numbers.Whole(Median.Of(one.FirstLine));
            Cells(one.Title, start, Numbers.Whole(one.FewMebiBytes), Numbers.Whole(one.ManyMebiBytes));
        }
        Line($"");
        Line($"Lines are predicted by `predict MODEL --input FILE --json > OUT`, the whole process with its start and");
        Line($"the loading of the model. ONNX Runtime is timed from opening the file to closing the output, in a");
        Line($"process that runs; making the session is not counted, in its favour.");
    }

    private static string Fastest(Row row, Library library)
    {
        if (row.Best(library) is not { } lane)
            return "";
        var details = LaneNames.Details(lane.Form, lane.Malloc);
        return details.Length > 0 ? $"{Numbers.Speed(lane.Median)} ({details})" : Numbers.Speed(lane.Median);
    }

    private static string Memory(Row row, Library library)
        => row.MebiBytes(library) is { } mebiBytes ? Numbers.Whole(mebiBytes) : "";

    private string Peaks()
    {
        var peaks = _report.Rows.GroupBy(row => row.Threads, row => row.Peaks).OrderByDescending(rows => rows.Key)
            .Select(rows => (Threads: rows.Key, Median: Median.Of([.. rows.SelectMany(peaks => peaks)])));
        return string.Join(", ", peaks.Select(peak => $"{Numbers.Whole(peak.Median)} GFLOP/s on {peak.Threads}"));
    }

    private void Cells(params string[] cells) => Line($"| {string.Join(" | ", cells)} |");

    private void Line(FormattableString line) => _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
