using System.Globalization;
using System.Text;

namespace Unroll.Peers;

/// <summary>A report as a Markdown page.</summary>
internal static class Page
{
    public static string Of(Report report)
    {
        var page = new StringBuilder();
        Append($"# {string.Join(" and ", report.Versions.Keys)}, side by side");
        Append($"");
        Append($"{report.Date}. {report.Machine.Processor}, {report.Machine.Cores} cores; {report.Machine.System}; {report.Machine.DotNet}; native memory from {report.Machine.Malloc} malloc.");
        foreach (var (name, version) in report.Versions)
            Append($"{name} {version}.");
        Append($"{report.Threads} threads each; {report.Rounds} rounds of {report.Seconds} s a side, by turns, in one process.");
        if (report.OtherLoad is { } others)
            Append($"Other processes kept {others:f2} cores busy in these rounds; rounds beside more than {OtherLoad.Tolerable} were run again, up to four times as many as are wanted.");
        Append($"Outputs, losses and gradients of the two agreed before anything was timed.");
        Append($"");
        AppendRows();
        AppendMemory();
        return page.ToString();

        void AppendRows()
        {
            if (report.Rows.Count == 0)
                return;
            Append($"| workload | phase | unit | {report.Rows[0].Lanes[0].Name} | beside | its speed | ratio | least to most |");
            Append($"|---|---|---|--:|---|--:|--:|--:|");
            foreach (var row in report.Rows)
            {
                for (var other = 1; other < row.Lanes.Count; other++)
                {
                    var (lane, ratio) = (row.Lanes[other], row.Ratios[other - 1]);
                    Append($"| {row.Title} | {row.Word} | {row.Unit}/s | {Speed(row.Lanes[0].Median)} | {lane.Name} | {Speed(lane.Median)} | {ratio.Median:f2} | {ratio.Least:f2} to {ratio.Most:f2} |");
                }
            }
            Append($"");
            Append($"Speeds are medians of the rounds; a ratio is the median of the rounds' own ratios, then its range. More is faster.");
            Append($"Tokens are real ones, without padding. GFLOP are those of the matrix products.");
        }

        void AppendMemory()
        {
            if (report.Memory.Count == 0)
                return;
            if (report.Rows.Count > 0)
                Append($"");
            Append($"| peak resident memory, one epoch of the classifier | MiB |");
            Append($"|---|--:|");
            foreach (var weighing in report.Memory)
                Append($"| {weighing.Name} | {weighing.MebiBytes:f0} |");
        }

        void Append(FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    public static string Speed(double speed) => speed.ToString(speed < 100 ? "f2" : "n0", CultureInfo.InvariantCulture);
}
