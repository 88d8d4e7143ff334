using System.Globalization;
using System.Text;

namespace Unroll.Peers;

/// <summary>A report as a Markdown page.</summary>
internal static class Page
{
    public static string Of(Report report)
    {
        var page = new StringBuilder();
        var (machine, processor) = (report.Machine, report.Machine.Processor);
        Append($"# Unroll, libtorch and ONNX Runtime on {processor.Vendor} {processor.Generation}");
        Append($"");
        if (report.Only is { } only)
            Append($"**A part of the benchmark**: {string.Join(", ", only)}.");
        Append($"{report.Date}. {processor.Name}, {machine.Cores} processors, vectors of {processor.VectorBits} bits;");
        Append($"{machine.System}; {machine.DotNet}.");
        Append($"{string.Join("; ", report.Versions.Select(entry => $"{entry.Key} {entry.Value}"))}.");
        Append($"");
        Append($"Laps of {report.Seconds} s by turns, each library in a process of its own; {report.Rounds} rounds, at most three where");
        Append($"a step takes seconds; {report.Minutes:f0} minutes in all. Outputs, losses and gradients agreed before anything was timed.");
        if (report.OtherLoad is { } others)
        {
            Append($"Other processes kept {others:f2} processors busy in these rounds. Rounds beside more than {OtherLoad.Tolerable} were run");
            Append($"again, up to twice as many as are wanted.");
        }
        foreach (var sentence in report.Left)
            Append($"{sentence}");
        if (report.Rows.Count > 0)
        {
            Append($"");
            Append($"![Ratios]({report.Name}.svg)");
            AppendRows();
        }
        AppendBesideBusy();
        AppendWholePrograms();
        return page.ToString();

        void AppendRows()
        {
            Append($"");
            Append($"| workload | | threads | unit | Unroll | libtorch | ONNX Runtime | ratio | least to most | GFLOP/s | of the peak | MiB, Unroll | libtorch |");
            Append($"|---|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
            // All processors first; within that the order in which they were timed.
            foreach (var row in report.Rows.OrderByDescending(row => row.Threads))
            {
                Append($"| {row.Title} | {row.Word} | {row.Threads} | {row.Unit}/s | {Numbers.Speed(row.Ours.Median)} | {Cell(row, Library.LibTorch)} | {Cell(row, Library.OnnxRuntime)} | {Numbers.Ratio(Median.Of(row.Ratios))} | {Numbers.Ratio(row.Ratios.Min())} to {Numbers.Ratio(row.Ratios.Max())} | {GigaFlops(row)} | {Share(row)} | {Memory(row, Library.Unroll)} | {Memory(row, Library.LibTorch)} |");
            }
            Append($"");
            Append($"More is faster. Speeds are medians of the rounds. A ratio is ours to that of the fastest other way on the line, round by");
            Append($"round: the median, the least and the most. Of libtorch's ways the fastest is shown, with what tells it from the others:");
            Append($"the form of its input, and the malloc it had. Tokens are real ones, without padding. GFLOP/s are ours, of the matrix");
            Append($"products as the model writes them; the peak is of fused multiply-adds of {processor.VectorBits} bits on as many threads, measured in");
            Append($"the same rounds: {Peaks()}. Memory is the most that the process held while it trained, of libtorch's ways the least.");
        }

        void AppendBesideBusy()
        {
            if (report.BesideBusy.Count == 0)
                return;
            Append($"");
            Append($"| with one other busy process | | threads | unit | alone | beside it | share |");
            Append($"|---|---|--:|---|--:|--:|--:|");
            foreach (var one in report.BesideBusy)
                Append($"| {one.Title} | {one.Word} | {one.Threads} | {one.Unit}/s | {Numbers.Speed(Median.Of(one.Alone))} | {Numbers.Speed(Median.Of(one.Beside))} | {Numbers.Percent(one.Share)} |");
        }

        void AppendWholePrograms()
        {
            if (report.WholePrograms.Count == 0)
                return;
            Append($"");
            Append($"| command line | one text: start to first line, ms | peak MiB, 1,000 lines | peak MiB, {Numbers.Whole(report.WholePrograms[0].Lines)} lines |");
            Append($"|---|--:|--:|--:|");
            foreach (var one in report.WholePrograms)
                Append($"| {one.Title} | {Numbers.Whole(Median.Of(one.FirstLine))} | {Numbers.Whole(one.FewMebiBytes)} | {Numbers.Whole(one.ManyMebiBytes)} |");
            Append($"");
            Append($"`predict` lines: ours is `predict MODEL --input FILE --json > OUT`, the whole process with its start and the loading of");
            Append($"the model. ONNX Runtime is timed from opening the file to closing the output, in a process that runs; making the session");
            Append($"is not counted, in its favour.");
        }

        void Append(FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        string Peaks() => string.Join(", ", report.Rows.GroupBy(row => row.Threads).OrderByDescending(rows => rows.Key)
            .Select(rows => $"{Numbers.Whole(Median.Of([.. rows.SelectMany(row => row.Peaks)]))} GFLOP/s on {rows.Key}"));
    }

    private static string Cell(Row row, Library library)
    {
        if (row.Best(library) is not { } lane)
            return "";
        var details = LaneNames.Details(lane.Form, lane.Malloc);
        return details.Length > 0 ? $"{Numbers.Speed(lane.Median)} ({details})" : Numbers.Speed(lane.Median);
    }

    private static string GigaFlops(Row row) => row.GigaFlops is { } own ? Numbers.Speed(Median.Of(own)) : "";

    private static string Share(Row row) => row.Share is { } share ? Numbers.Percent(share) : "";

    private static string Memory(Row row, Library library)
        => row.MebiBytes(library) is { } mebiBytes ? Numbers.Whole(mebiBytes) : "";
}
