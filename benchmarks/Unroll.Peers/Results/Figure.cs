using System.Globalization;
using System.Net;
using System.Text;

namespace Unroll.Peers;

/// <summary>
/// A report's ratios as a picture: for each contest a bar for training and one for inference on all processors, from
/// the line at 1 to the right where we are faster. The scale is logarithmic, so that twice and half are as long.
/// </summary>
internal static class Figure
{
    private const int Width = 760, Left = 200, Right = 60, Top = 70, Bottom = 30;
    private const int BarHeight = 11, Gap = 10, Font = 12;
    private const string Training = "#1f5fa8", Inference = "#7fb2e5";

    public static string Of(Report report)
    {
        var threads = report.Rows.Select(row => row.Threads).DefaultIfEmpty().Max();
        var contests = report.Rows.Where(row => row.Threads == threads).GroupBy(row => row.Contest).ToList();
        var ratios = contests.SelectMany(rows => rows).Select(row => Median.Of(row.Ratios)).DefaultIfEmpty(1).ToList();
        // Whole powers of two, with 1 among them.
        var least = Math.Min(0, (int)Math.Floor(Math.Log2(ratios.Min())));
        var most = Math.Max(1, (int)Math.Ceiling(Math.Log2(ratios.Max())));
        var height = Top + Bottom + contests.Sum(rows => (rows.Count() * BarHeight) + Gap);

        var svg = new StringBuilder();
        Append($"""<svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" """);
        Append($"""  viewBox="0 0 {Width} {height}" font-family="sans-serif" font-size="{Font}">""");
        Append($"""<rect width="{Width}" height="{height}" fill="white"/>""");
        var processor = report.Machine.Processor;
        Label(10, 20, $"Unroll's speed over that of the faster of libtorch and ONNX Runtime", "start", "black");
        var where = $"{processor.Vendor} {processor.Generation}, {processor.VectorBits}-bit vectors, {threads} threads";
        Label(10, 38, $"{where}, {report.Date}", "start", "#555");
        Append($"""<rect x="{Width - 190}" y="10" width="{BarHeight}" height="{BarHeight}" fill="{Training}"/>""");
        Label(Width - 174, 20, "training", "start", "black");
        Append($"""<rect x="{Width - 100}" y="10" width="{BarHeight}" height="{BarHeight}" fill="{Inference}"/>""");
        Label(Width - 84, 20, "inference", "start", "black");
        for (var power = least; power <= most; power++)
        {
            var (x, color) = (At(power), power == 0 ? "black" : "#ddd");
            Append($"""<line x1="{x:f1}" y1="{Top - 6}" x2="{x:f1}" y2="{height - Bottom}" stroke="{color}"/>""");
            var tick = Math.Pow(2, power).ToString(CultureInfo.InvariantCulture);
            Label(x, height - Bottom + 16, tick, "middle", "black");
        }
        var y = Top;
        foreach (var rows in contests)
        {
            Label(Left - 8, y + (rows.Count() * BarHeight / 2.0) + 4, rows.Key, "end", "black");
            foreach (var row in rows)
            {
                var ratio = Median.Of(row.Ratios);
                var (from, to) = (At(Math.Min(0, Math.Log2(ratio))), At(Math.Max(0, Math.Log2(ratio))));
                var fill = row.Phase == Phase.Training ? Training : Inference;
                var length = to - from;
                Append($"""<rect x="{from:f1}" y="{y}" width="{length:f1}" height="{BarHeight - 1}" fill="{fill}"/>""");
                Label(to + 4, y + BarHeight - 2, Numbers.Ratio(ratio), "start", "black", size: 10);
                y += BarHeight;
            }
            y += Gap;
        }
        Append($"</svg>");
        return svg.ToString();

        double At(double power) => Left + ((power - least) / (most - least) * (Width - Left - Right));

        void Append(FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

        void Label(double x, double y, string text, string anchor, string fill, int size = Font)
        {
            Append($"""<text x="{x:f1}" y="{y:f1}" text-anchor="{anchor}" fill="{fill}" font-size="{size}">""");
            Append($"  {WebUtility.HtmlEncode(text)}</text>");
        }
    }
}
