namespace Unroll.Text.Tests;

/// <summary>Multiword tokens become the words of training, or those of the most similar token of training.</summary>
public class MultiwordTokensTests
{
    private static readonly MultiwordTokens Known = new(
    [
        .. new[]
        {
            "del=di/A+il/D", "Del=di/A+il/D", "dello=di/A+lo/D", "farlo=fare/V+lo/P", "dirlo=dire/V+lo/P",
            "vederlo=vedere/V+lo/P", "facendolo=facendo/V+lo/P", "dirmi=dire/V+mi/P", "don't=do/A+n't/N",
            "isn't=is/A+n't/N", "wolbayt=wa/C+al/D+bayt/N", "wolwalad=wa/C+al/D+walad/N", "dei=di/A+i/D",
            "dei=de/A+i/D", "dei=di/A+i/D",
        }.Select(text => CutCorpora.Sentence(text)),
    ]);

    [Theory]
    [InlineData("del", "di il")]
    [InlineData("Del", "Di il")]
    [InlineData("DEL", "DI IL")]
    [InlineData("dei", "di i")] // the more frequent of two
    [InlineData("Don't", "Do n't")]
    [InlineData("DON'T", "DO N'T")]
    [InlineData("crederlo", "credere lo")] // as vederlo
    [InlineData("vedendolo", "vedendo lo")] // as facendolo
    [InlineData("Vedermi", "Vedere mi")]
    [InlineData("wasn't", "was n't")]
    [InlineData("wolkitab", "wa al kitab")] // the core may be any of the words
    [InlineData("xyz", "xyz")]
    [InlineData("lo", "lo")] // no core is left
    public void TheyBecomeWords(string token, string expected) =>
        Assert.Equal(expected, string.Join(' ', Known.Expand(token)));

    [Fact]
    public void TheyComeBackFromTheirText()
    {
        var back = MultiwordTokens.FromJson(Known.ToJson());
        Assert.Equal(Known.Count, back.Count);
        Assert.Equal(Known.ToJson(), back.ToJson());
        Assert.Equal(["credere", "lo"], back.Expand("crederlo"));
    }

    [Theory]
    [InlineData("{}", "an array of strings was expected")]
    [InlineData("[\"del\"]", "'del' becomes 0 words, but 2 to 64 were expected")]
    [InlineData("[\"del\\tdi\"]", "'del' becomes 1 words")]
    [InlineData("[\"del\\tdi\\til\",\"del\\tdi\\til\"]", "'del' is there twice")]
    [InlineData("[\"del\\tdi\\t\"]", "'del' or a word of it is not text of 1 to 64 characters")]
    [InlineData("[\"\\tdi\\til\"]", "'' or a word of it is not text")]
    public void OtherTextIsRefused(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(
            () => MultiwordTokens.FromJson(json)).Message, StringComparison.Ordinal);
}
