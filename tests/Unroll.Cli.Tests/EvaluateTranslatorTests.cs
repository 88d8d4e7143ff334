using System.Text.Json;

namespace Unroll.Cli.Tests;

public class EvaluateTranslatorTests : TranslatorHarness
{
    [Fact]
    public void ScoresAreTwoLines()
    {
        TrainNumbers();
        var (code, output, error) = Run("evaluate", Model, Numbers());
        Assert.Equal((0, ""), (code, error));
        Assert.Matches(
            @"^BLEU 100\.00 \(13a\), chrF 100\.00, exact match 100\.00% \(65 of 65\)\n65 sentences in \d+\.\d s: [\d,]+\.\d sentences/s\n$", output);
    }

    [Fact]
    public void JsonHasTheScoresOfTwoFilesOrOfOne()
    {
        TrainNumbers();
        var (code, output, error) = Run("evaluate", Model, Sources(), "--target", Targets(), "--json");
        Assert.Equal((0, ""), (code, error));
        var json = Lines(output).Single();
        Assert.Equal(["bleu", "chrf", "exactMatch", "bleuTokens", "sentences", "sentencesPerSecond"], NamesOf(json));
        foreach (var (name, value) in new[] { ("bleu", 100), ("chrf", 100), ("exactMatch", 1) })
            Assert.Equal(value, json.GetProperty(name).GetDouble(), 1e-9);
        Assert.Equal(
            ("13a", 65), (json.GetProperty("bleuTokens").GetString(), json.GetProperty("sentences").GetInt32()));
        Assert.True(json.GetProperty("sentencesPerSecond").GetDouble() > 0);

        foreach (var other in new[] { Run("evaluate", Model, Numbers(), "--json"),
            Run("evaluate", Model, Numbers(), "--json", "--beam", "1") })
            Assert.Equal(
                json.GetProperty("bleu").GetDouble(), Lines(other.Output).Single().GetProperty("bleu").GetDouble());
    }

    [Fact]
    public void WrongReferencesCount()
    {
        TrainNumbers();
        // Of four translations of four words each two are right, one is but for its last word, and one has no word in
        // common.
        var right = Pairs.Skip(5).Take(4).ToArray();
        string[] targets = [right[0].Target, right[1].Target,
            $"{right[2].Target[..right[2].Target.LastIndexOf(' ')]} six", "a b c d"];
        var data = Write(
            "wrong.tsv", string.Concat(right.Zip(targets, (pair, target) => $"{pair.Source}\t{target}\n")));
        var json = Lines(Run("evaluate", Model, data, "--json").Output).Single();
        Assert.Equal(0.5, json.GetProperty("exactMatch").GetDouble());
        // n-grams that are right: 11 of 16, 8 of 12, 5 of 8, 2 of 4; no brevity penalty.
        Assert.Equal(
            100 * Math.Pow(11 / 16.0 * (8 / 12.0) * (5 / 8.0) * (2 / 4.0), 0.25), json.GetProperty("bleu").GetDouble(),
            1e-9);
        Assert.Contains("exact match 50.00% (2 of 4)", Run("evaluate", Model, data).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ASourceThatIsCutIsSaidOnStandardError()
    {
        TrainNumbers();
        var (code, output, error) = Run(
            "evaluate", Model,
            Write("long.tsv", $"eins\tone\n{string.Join(' ', Enumerable.Repeat("eins", 1100))}\tone\n"), "--beam", "1",
            "--max-length", "3", "--json");
        Assert.Equal(0, code);
        Assert.EndsWith(
            "long.tsv: 1 source has more than 1,024 tokens, of which the first were translated; cut them "
                + "into sentences",
            JsonDocument.Parse(error).RootElement.GetProperty("notice").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, Lines(output).Single().GetProperty("sentences").GetInt32());
    }

    [Fact]
    public void WhatBleuCountsCanBeSaid()
    {
        TrainNumbers();
        Assert.StartsWith(
            "BLEU 100.00 (char), ", Run("evaluate", Model, Numbers(), "--bleu", "char").Output,
            StringComparison.Ordinal);
        Assert.Equal(
            "zh", Lines(Run("evaluate", Model, Numbers(), "--bleu", "zh", "--json").Output).Single()
            .GetProperty("bleuTokens").GetString());
        AssertFails(Run("evaluate", Model, Numbers(), "--bleu", "xx"), 2,
            "--bleu is 'xx', but 13a, zh, char or none was expected");
    }

    [Fact]
    public void BadFilesEndInASentence()
    {
        TrainNumbers();
        AssertFails(Run("evaluate", Model, Sources(), "--target", Write("short.en", "one\n")), 1,
            "short.en ends before line 2, but ");
        AssertFails(Run("evaluate", Model, Sources()), 1,
            "numbers.de, line 1: there is no tab, but source<TAB>target was expected");
        AssertFails(Run("evaluate", Model, Write("empty.tsv", "\n")), 1, "empty.tsv holds no sentence");
        AssertFails(Run("evaluate", Model, At("none.tsv")), 1, "there is no file");
        File.WriteAllBytes(At("cut.safetensors"), File.ReadAllBytes(Model)[..^1]);
        AssertFails(Run("evaluate", At("cut.safetensors"), Numbers()), 1, "cut.safetensors");
    }

    [Fact]
    public void WhatIsAnotherTasksIsRefused()
    {
        TrainNumbers();
        var data = Numbers();
        foreach (var (
            option, value) in new[] { ("--format", "tsv"), ("--text", "x"), ("--label", "x"), ("--column", "2") })
            AssertFails(Run("evaluate", Model, data, option, value), 2,
                $"{option} was given, but the model translates sentences; leave it out");
        (string, string)[] translators = [("--beam", "2"), ("--length-penalty", "1"), ("--coverage-penalty", "0.1"),
            ("--min-length", "1"), ("--max-length", "9")];
        Train();
        RefusedBy("the model classifies texts", Data());
        Assert.Equal(
            0, Run("train", "tag", "--data", Write("names.conll", "Ada B-PER\nsaw O\n"), "--model", Model,
            "--embedding", "4", "--hidden", "4", "--epochs", "1").Code);
        RefusedBy("the model tags sentences", At("names.conll"));

        void RefusedBy(string what, string file)
        {
            foreach (var (option, value) in translators)
            {
                AssertFails(Run("evaluate", Model, file, option, value), 2,
                    $"{option} was given, but {what}; leave it out");
                AssertFails(Run("predict", Model, "a", option, value), 2,
                    $"{option} was given, but {what}; leave it out");
            }
            AssertFails(Run("evaluate", Model, file, "--bleu", "zh"), 2, $"--bleu was given, but {what}; leave it out");
            AssertFails(Run("evaluate", Model, file, "--target", file), 2,
                $"--target was given, but {what}; leave it out");
            AssertFails(Run("predict", Model, "a", "--attention", "-"), 2,
                $"--attention was given, but {what}; leave it out");
        }
    }
}
