using Unroll.Cli.Samples;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The texts of one run, from the user's files or the built-in sample.</summary>
/// <param name="Source">What training learns from, in words.</param>
/// <param name="Train">To learn from.</param>
/// <param name="Dev">To choose the best epoch by; empty where not given.</param>
/// <param name="Test">To measure the result by; empty where not given.</param>
internal sealed record ClassifyData(string Source, LabelledText[] Train, LabelledText[] Dev, LabelledText[] Test)
{
    public static ClassifyData Read(ClassifyPlan plan, Terminal terminal)
    {
        var data = plan.Data is { } path
            ? new ClassifyData(path, Texts(path), Texts(plan.Dev), Texts(plan.Test))
            : new ClassifyData(
                $"built-in sample '{plan.Sample}'",
                Sample.Classify("train"),
                plan.Dev is null ? Sample.Classify("dev") : Texts(plan.Dev),
                plan.Test is null ? Sample.Classify("test") : Texts(plan.Test));
        if (plan.HoldOut is not { } part)
            return data;
        var (train, dev) = HeldOut.Split(data.Train, (double)(decimal)part, plan.Training.Seed);
        return data with { Train = train, Dev = dev };

        LabelledText[] Texts(string? path) => path is null ? [] : [.. LabelledTextFile.Read(path, plan.Files).Counted($"texts of {path}", terminal)];
    }

    public override string ToString()
    {
        var dev = Dev.Length > 0 ? $", {Dev.Length:N0} dev" : "";
        var test = Test.Length > 0 ? $", {Test.Length:N0} test" : "";
        return $"{Source}: {Train.Length:N0} training{dev}{test} texts, {Classes()}";
    }

    /// <summary>Few classes with their texts, so that one that is none, such as a header's, is seen.</summary>
    private string Classes()
    {
        const int Shown = 6;
        (string Label, int Texts)[] classes = [.. Train.CountBy(text => text.Label).Select(entry => (entry.Key, entry.Value)).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
        return classes.Length > Shown
            ? $"{classes.Length} classes of {classes[^1].Texts:N0} to {classes[0].Texts:N0}"
            : $"{classes.Length} classes: {string.Join(", ", classes.Select(one => $"{one.Label} {one.Texts:N0}"))}";
    }
}
