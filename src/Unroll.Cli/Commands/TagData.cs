using Unroll.Cli.Samples;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The sentences of one run, from the user's files or the built-in sample.</summary>
/// <param name="Source">What training learns from, in words.</param>
/// <param name="Format">The format that the sentences are written in.</param>
/// <param name="Train">To learn from.</param>
/// <param name="Dev">To choose the best epoch by; empty where not given.</param>
/// <param name="Test">To measure the result by; empty where not given.</param>
internal sealed record TagData(string Source, TaggedFormat Format, TaggedSentence[] Train, TaggedSentence[] Dev, TaggedSentence[] Test)
{
    public static TagData Read(TagPlan plan, Terminal terminal)
    {
        var data = plan.Data is { } path
            ? new TagData(path, plan.Files.Format ?? TaggedFormats.Of(path), Sentences(path), Sentences(plan.Dev), Sentences(plan.Test))
            : new TagData(
                $"built-in sample '{plan.Sample}'",
                Sample.TagFormat(plan.Sample),
                Sample.Tag(plan.Sample, "train"),
                plan.Dev is null ? Sample.Tag(plan.Sample, "dev") : Sentences(plan.Dev),
                plan.Test is null ? Sample.Tag(plan.Sample, "test") : Sentences(plan.Test));
        if (plan.HoldOut is not { } part)
            return data;
        var (train, dev) = HeldOut.Split(data.Train, (double)(decimal)part, plan.Training.Seed);
        return data with { Train = train, Dev = dev };

        TaggedSentence[] Sentences(string? path) => path is null ? [] : [.. TaggedTextFile.Read(path, plan.Files).Counted($"sentences of {path}", terminal)];
    }

    /// <summary>Whether every token of the training sentences is a single character.</summary>
    public bool IsOfCharacters => Train.All(sentence => sentence.Tokens.All(token => new System.Globalization.StringInfo(token).LengthInTextElements == 1));

    public override string ToString()
    {
        var dev = Dev.Length > 0 ? $", {Dev.Length:N0} dev" : "";
        var test = Test.Length > 0 ? $", {Test.Length:N0} test" : "";
        return $"{Source}: {Train.Length:N0} training{dev}{test} sentences, {Amount.Of(Train.Sum(sentence => (long)sentence.Tokens.Count), "training token")}";
    }
}
