using Unroll.Cli.Samples;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The texts of one run, from the user's files or the built-in sample.</summary>
/// <param name="Source">What training learns from, in words.</param>
/// <param name="Train">To learn from.</param>
/// <param name="Dev">To choose the best epoch by; empty where not given.</param>
/// <param name="Test">To measure the result by; empty where not given.</param>
internal sealed record ClassifyData(string Source, LabelledText[] Train, LabelledText[] Dev, LabelledText[] Test)
{
    public static ClassifyData OfSample(string name, string? dev, string? test) => new(
        $"built-in sample '{name}'",
        Sample.Classify("train"),
        dev is null ? Sample.Classify("dev") : Read(dev),
        test is null ? Sample.Classify("test") : Read(test));

    public static ClassifyData OfFiles(string train, string? dev, string? test) => new(train, Read(train), Read(dev), Read(test));

    public override string ToString()
    {
        var dev = Dev.Length > 0 ? $", {Dev.Length:N0} dev" : "";
        var test = Test.Length > 0 ? $", {Test.Length:N0} test" : "";
        return $"{Source}: {Train.Length:N0} training{dev}{test} texts, {Train.Select(text => text.Label).Distinct().Count()} classes";
    }

    private static LabelledText[] Read(string? path) => path is null ? [] : [.. LabelledTextFile.Read(path)];
}
