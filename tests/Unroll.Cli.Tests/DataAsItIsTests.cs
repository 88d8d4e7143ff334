using Unroll.Text;

namespace Unroll.Cli.Tests;

/// <summary>
/// What a program reads again comes out as it went in: no character of a text, label, tag or translation is escaped.
/// </summary>
public class DataAsItIsTests : TranslatorHarness
{
    /// <summary>
    /// Words with joiners, soft hyphens, marks of direction, a variation selector, a tag sequence and a private
    /// character.
    /// </summary>
    private static readonly string[] Words =
    [
        "\U0001F468\u200D\U0001F469\u200D\U0001F467", "می\u200Cروم", "co\u00ADop", "a\u200Fb", "\u2764\uFE0F",
        "x\u2060y",
        "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "\uE000",
    ];

    private static readonly string Text = string.Join(' ', Words);

    [Fact]
    public void LabelsAndTextsOfAClassifier()
    {
        string[] labels = [Words[0], Words[1]];
        var data = Write("train.tsv",
            string.Concat(Enumerable.Range(0, 20).Select(i => $"{labels[i % 2]}\t{Words[i % 8]} {i}\n")));
        Assert.Equal(0, Run(["train", "classify", "--data", data, "--model", Model, .. Small]).Code);
        string[] fields = Run("predict", Model, Text).Output.Split('\n').First().Split('\t');
        Assert.Equal((3, Text), (fields.Length, fields[2]));
        Assert.Contains(fields[0], labels);
        fields = Run("predict", Model, "--explain", Text).Output.Split('\n').First().Split('\t');
        Assert.Equal((4, Text), (fields.Length, fields[2]));
        Assert.Contains(fields[0], labels);
        Assert.Contains($"labels      2: {labels[1]}, {labels[0]}\n", Run("inspect", Model).Output,
            StringComparison.Ordinal);
        Assert.Contains($"\n{labels[0]} ", Run("evaluate", Model, data).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conll", "{0} T-{0}\n", "\n")]
    [InlineData("word-tag", "{0}/T-{0} ", "\n")]
    public void TokensAndTagsOfATagger(string format, string token, string end)
    {
        var line = string.Concat(Words.Select(word => string.Format(null, token, word))) + end;
        var data = Write("data", string.Concat(Enumerable.Repeat(line, 30)));
        string[] settings = ["--tokens", "whitespace", "--embedding", "16", "--hidden", "16", "--epochs", "40",
            "--learning-rate", "0.02"];
        Assert.Equal(0, Run(["train", "tag", "--data", data, "--format", format, "--model", Model, .. settings]).Code);
        var read = Path.Combine(Path.GetDirectoryName(Model)!, "answer");
        File.WriteAllText(read, Run("predict", Model, Text).Output);
        var options = new TaggedTextOptions { Format = format == "conll" ? TaggedFormat.Conll : TaggedFormat.WordTag };
        var sentence = Assert.Single(TaggedTextFile.Read(read, options));
        Assert.Equal(Words, sentence.Tokens);
        Assert.Equal(Words.Select(word => $"T-{word}"), sentence.Tags);
        var best = Run("predict", Model, "--n-best", "2", Text).Output.Split('\n').First().Split('\t');
        Assert.Equal((2, string.Join(' ', Words.Select(word => $"{word}/T-{word}"))), (best.Length, best[1]));
    }

    [Fact]
    public void Translations()
    {
        string[] sources = ["a", "b", "c", "d", "e", "f", "g", "h"];
        var all = string.Concat(sources.Zip(Words, (source, target) => $"{source}\t{target}\n"));
        var pairs = string.Concat(Enumerable.Repeat(all, 10));
        Assert.Equal(0, Run(["train", "translate", "--data", Write("pairs.tsv", pairs), "--model", Model,
            .. Settings("whitespace", epochs: 30)]).Code);
        Assert.Equal(string.Concat(Words.Select(word => $"{word}\n")), Run(["predict", Model, .. sources]).Output);
        Assert.Equal(string.Concat(Words.Select(word => $"{word}\n")),
            Run(string.Join('\n', sources), ["predict", Model, "--input", "-"]).Output);
        string[][] best = [.. Run(["predict", Model, "--n-best", "2", .. sources]).Output.Split('\n')[..^1]
            .Select(line => line.Split('\t'))];
        Assert.All(best, line => Assert.Equal(2, line.Length));
        Assert.Equal(Words, best.Where((_, i) => i % 2 == 0).Select(line => line[1]));
        Assert.Equal(Words, Lines(Run(["predict", Model, "--json", .. sources]).Output)
            .Select(line => line.GetProperty("translation").GetString()!));
    }

    [Fact]
    public void WhatWouldBreakALineIsASpaceAndWholeInJson()
    {
        Train();
        const string broken = "good\tday\r\nbad\nday\rend\u0085\u2028";
        const string whole = "good day bad day end\u0085\u2028";
        string[] lines = Run("predict", Model, broken).Output.Split('\n');
        Assert.Equal((2, 3, whole), (lines.Length, lines[0].Split('\t').Length, lines[0].Split('\t')[2]));
        lines = Run("predict", Model, "--explain", broken).Output.Split('\n');
        Assert.Equal((2, 4, whole), (lines.Length, lines[0].Split('\t').Length, lines[0].Split('\t')[2]));
        Assert.Equal(broken, Lines(Run("predict", Model, "--json", broken).Output).Single().GetProperty("text")
            .GetString());
    }

    [Fact]
    public void ATerminalShowsWhatWouldSteerItAndSpellsWords()
    {
        Train();
        var output = new StringWriter();
        var terminal = new Terminal(null, output, new StringWriter(), IsInteractive: true, CancellationToken.None);
        Assert.Equal(0, CommandLine.Run(["predict", Model,
            "\e[31mred \u202Eback می\u200Cروم \U0001F468\u200D\U0001F469"], terminal));
        Assert.Equal("\\u001B[31mred \\u202Eback می\u200Cروم \U0001F468\u200D\U0001F469",
            output.ToString().TrimEnd().Split('\t')[2]);
    }
}
