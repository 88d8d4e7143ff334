namespace Unroll.Tests.Messages;

/// <summary>Whatever is quoted is on one line, short, and steers no terminal.</summary>
public class QuotedTests
{
    private const string Hostile = "\e[31m\u009b2J\r\n\u2028\u2029\u202E\u0000\uFEFF";

    private static readonly Func<string, string>[] All =
    [
        Quoted.Cell, Quoted.Name, Quoted.Path, Quoted.Message,
        text => Quoted.Cells([.. Enumerable.Repeat(text, 1000)]),
        text => Quoted.Names([.. Enumerable.Repeat(text, 1000)]),
    ];

    [Fact]
    public void NothingSteersATerminal() => Assert.All(All, shown =>
    {
        foreach (var text in new[] { Hostile, $"a{Hostile}b", string.Concat(Enumerable.Repeat(Hostile, 10_000)) })
            Assert.DoesNotMatch(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]", shown(text));
    });

    [Fact]
    public void NothingIsEndless() =>
        Assert.All(All, shown => Assert.InRange(shown(new string('x', 100_000)).Length, 1, 2100));

    [Fact]
    public void NoSurrogatePairIsCutInTwo() => Assert.All(All, shown =>
    {
        foreach (var before in new[] { "", "x" })
            Assert.DoesNotContain('\uFFFD', shown(before + string.Concat(Enumerable.Repeat("\U0001F600", 5000))));
    });

    [Fact]
    public void AMessageKeepsItsEndAndAPathItsName()
    {
        Assert.EndsWith("xx; do this", Quoted.Message($"a {new string('x', 5000)}; do this"), StringComparison.Ordinal);
        Assert.StartsWith("a xx", Quoted.Message($"a {new string('x', 5000)}; do this"), StringComparison.Ordinal);
        Assert.EndsWith("/model.safetensors", Quoted.Path($"/{new string('x', 5000)}/model.safetensors"),
            StringComparison.Ordinal);
        Assert.Equal("/tmp/a b/model.safetensors", Quoted.Path("/tmp/a b/model.safetensors"));
    }

    [Fact]
    public void WordsAreSpeltWithTheirJoiners()
    {
        const string spelt = "می\u200Cروم \U0001F468\u200D\U0001F469";
        Assert.Equal($"'{spelt}'", Quoted.Cell(spelt));
    }

    [Fact]
    public void AFileThatCannotBeWrittenIsNamedAsItWasAskedFor()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, new string('n', 300));
            var failure = Assert.Throws<IOException>(() => SafeTensors.Save(path, [("a", Tensor.Zeros(1))])).Message;
            Assert.DoesNotContain(".tmp", failure, StringComparison.Ordinal);
            Assert.EndsWith("; see to that, or name another file", failure, StringComparison.Ordinal);
            Assert.Contains($"{new string('n', 100)} cannot be written: ", failure, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
