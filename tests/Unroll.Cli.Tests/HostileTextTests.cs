namespace Unroll.Cli.Tests;

/// <summary>
/// Control characters and endless text of files, arguments and paths reach no terminal: neither in messages nor in
/// what people are shown.
/// </summary>
public class HostileTextTests : Harness
{
    private static readonly string Endless = "\u202E\u2066" + new string('x', 100_000);

    private static readonly string Steering = "\e[31m\u009b2J\u0007\u202E" + new string('x', 100_000);

    [Theory]
    [InlineData("unroll.format", "{0}")]
    [InlineData("unroll.task", "{0}")]
    [InlineData("unroll.configuration", "{0}")]
    [InlineData("unroll.configuration", "[\"{0}\"]")]
    [InlineData("unroll.configuration", "{{\"{0}\":1}}")]
    [InlineData("unroll.configuration", "{{\"pooling\":\"{0}\"}}")]
    [InlineData("unroll.labels", "[\"{0}\",\"{0}\"]")]
    [InlineData("unroll.labels", "[\"{0}\",\"b\"]")]
    [InlineData("unroll.labels", "{0}")]
    [InlineData("unroll.vocabulary", "[\"<pad>\",\"<unk>\",\"{0}\",\"{0}\"]")]
    [InlineData("unroll.vocabulary", "[\"{0}\"]")]
    [InlineData("unroll.training", "{{\"{0}\":\"{0}\"}}")]
    public void MetadataOfAModel(string key, string form)
    {
        Change(metadata => metadata[key] = string.Format(null, form, Escaped(Steering)));
        foreach (var command in new[] { "inspect", "predict" })
        {
            var run = Run([command, Model, .. command == "predict" ? ["good"] : Array.Empty<string>()]);
            Assert.Equal(1, run.Code);
            AssertHarmless(run.Error);
            Assert.Equal(1, run.Error.Count(c => c == '\n'));
        }
    }

    [Fact]
    public void NamesOfCellAndTokensThatAreNotKnown()
    {
        foreach (var (tokens, cell) in new[] { (Escaped(Steering), "lstm"), ("words", Escaped(Steering)) })
        {
            Change(metadata => metadata["unroll.configuration"] = $"{{\"tokens\":\"{tokens}\",\"cell\":\"{cell}\","
                + "\"embedding\":4,\"hidden\":4,\"layers\":1,\"bidirectional\":false,\"dropout\":0,"
                + "\"pooling\":\"last\"}");
            var (code, output, error) = Run("inspect", Model);
            Assert.Equal((0, ""), (code, error));
            AssertHarmless(output, 20_000);
            Assert.Contains("the library's; give ", output, StringComparison.Ordinal);
            var run = Run("predict", Model, "good");
            Assert.Equal(1, run.Code);
            AssertHarmless(run.Error);
        }
    }

    [Fact]
    public void WhatInspectShows()
    {
        // None of it is wrong, as no character is a control character.
        Change(metadata =>
        {
            metadata["unroll.labels"] = $"[\"{Endless}\",\"b\"]";
            var settings = Enumerable.Range(0, 10_000)
                .Select(i => $"\"{i}{(i == 0 ? Endless : "")}\":\"{Endless[..100]}\"");
            metadata["unroll.training"] = $"{{{string.Join(',', settings)}}}";
        });
        var (code, output, error) = Run("inspect", Model);
        Assert.Equal((0, ""), (code, error));
        AssertHarmless(output, 20_000);
        Assert.Contains(" and 9,950 more\n", output, StringComparison.Ordinal);
        Assert.Contains("labels      2: \\u202E\\u2066xxx", output, StringComparison.Ordinal);
    }

    [Fact]
    public void TensorsOfAModel()
    {
        Train();
        var (tensors, metadata) = SafeTensors.Load(Model);
        SafeTensors.Save(Model, [.. tensors.Select(entry => (entry.Key, entry.Value)), (Steering, Tensor.Zeros(1))],
            metadata);
        var run = Run("inspect", Model);
        Assert.Equal(1, run.Code);
        AssertHarmless(run.Error);
    }

    [Theory]
    [InlineData("a.tsv", "{0}\n")]
    [InlineData("a.tsv", "{0}\ttext\n")]
    [InlineData("a.csv", "{0},{0}\n1,2\n")]
    [InlineData("a.csv", "label,text\n\"{0}\",text\n")]
    [InlineData("a.jsonl", "{{\"{0}\":1}}\n")]
    [InlineData("a.jsonl", "{0}\n")]
    [InlineData("a.conll", "token {0}\n")]
    [InlineData("a.conllu", "{0}\ta\tb\tc\td\te\tf\tg\th\ti\n")]
    [InlineData("a.pos", "{0}\n")]
    public void CorporaThatAreRefused(string name, string form)
    {
        var file = Write(name, string.Format(null, form, Steering));
        var task = name[^3..] is "tsv" or "csv" or "onl" ? "classify" : "tag";
        var format = name.EndsWith(".pos", StringComparison.Ordinal) ? ["--format", "word-tag"] : Array.Empty<string>();
        var run = Run(["train", task, "--data", file, "--model", Model, .. format]);
        Assert.NotEqual(0, run.Code);
        AssertHarmless(run.Error);
    }

    [Fact]
    public void LabelsAndTagsThatAreShown()
    {
        var data = Write("train.tsv",
            string.Concat(Enumerable.Range(0, 20).Select(i => $"{(i % 2 == 0 ? "a" : Endless[..100])}\tgood {i}\n")));
        var run = Run(["train", "classify", "--data", data, "--test", data, "--model", Model, .. Small]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        AssertHarmless(run.Output, 10_000);
        var unknown = Write("other.tsv", string.Concat(Enumerable.Range(0, 50).Select(i => $"{Endless}{i}\tgood\n")));
        run = Run("evaluate", Model, unknown);
        Assert.Equal(0, run.Code);
        Assert.StartsWith("note: ", run.Error, StringComparison.Ordinal);
        AssertHarmless(run.Error);
        AssertHarmless(run.Output, 20_000);

        var tagged = Write("train.conll",
            string.Concat(Enumerable.Range(0, 30).Select(i => $"a B-{Endless[..(100 + i)]}\nb O\n\n")));
        run = Run(["train", "tag", "--data", tagged, "--test", tagged, "--model", At("tagger"), .. Sizes]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        AssertHarmless(run.Output, 20_000);
        AssertHarmless(Run("evaluate", At("tagger"), tagged).Output, 20_000);
        AssertHarmless(Run("inspect", At("tagger")).Output, 20_000);
    }

    [Fact]
    public void ArgumentsAndPaths()
    {
        Train();
        var steering = Steering[..60];
        var named = At($"{steering}.safetensors");
        File.Copy(Model, named);
        foreach (var text in new[] { Steering, steering })
        {
            string[][] commands =
            [
                ["inspect", text], ["predict", text, "a"], ["evaluate", Model, text], [text], ["train", text],
                ["inspect", Model, text], ["inspect", Model, $"--{text}"],
                ["predict", Model, "--input", text], ["predict", Model, "--encoding", text, "--input", Model],
                ["train", "classify", "--epochs", text, "--model", Model],
                ["train", "classify", "--sample", text, "--model", Model],
                ["train", "classify", "--data", text, "--model", Model],
                ["train", "classify", "--data", Data(), "--model", At($"{text}/m")],
                ["train", "classify", "--class-weights", text, "--model", Model],
                ["train", "classify", "--class-weights", $"{text}=1", "--data", Data(), "--model", Model],
                ["train", "classify", "--tokens", text, "--model", Model],
                ["train", "classify", "--cell", text, "--model", Model],
                ["train", "classify", "--schedule", text, "--model", Model],
                ["train", "classify", "--vectors", text, "--data", Data(), "--model", Model],
                ["train", "tag", "--column", text, "--data", Write("a.conllu", "x"), "--model", Model],
                ["evaluate", Model, Data(), "--text", text], ["evaluate", Model, named],
                ["predict", named, "--input", named],
            ];
            foreach (var command in commands)
            {
                var run = Run(command);
                Assert.NotEqual(0, run.Code);
                AssertHarmless(run.Error);
                Assert.Equal(1, run.Error.Count(c => c == '\n'));
            }
        }
        AssertHarmless(Run("inspect", named).Output);
        AssertHarmless(Run(["train", "classify", "--data", Data(), "--model", named, .. Small]).Output);
    }

    private static void AssertHarmless(string shown, int most = 3000)
    {
        Assert.DoesNotMatch(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]", shown.Replace('\n', ' ').Replace('\t', ' '));
        Assert.InRange(shown.Length, 1, most);
    }

    private static string Escaped(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : $"{c}"));

    private void Change(Action<Dictionary<string, string>> change)
    {
        Train();
        var (tensors, metadata) = SafeTensors.Load(Model);
        var changed = new Dictionary<string, string>(metadata);
        change(changed);
        SafeTensors.Save(Model, tensors.Select(entry => (entry.Key, entry.Value)), changed);
    }
}
