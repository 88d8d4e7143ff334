using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Tests;

public class PlainTableTests
{
    [Fact]
    public void CellsStandApartHoweverGoodTheScore()
    {
        var output = new StringWriter { NewLine = "\n" };
        var scores = new TranslationScores([("a b c d", "a b c d")]);
        var time = TimeSpan.FromSeconds(61);
        new PlainTable(output).Watch(progress => progress(
            new(20, 20, 8, 8, 0.5, 1, 0.001, 97650, time, TimeSpan.Zero, scores, IsEpochEnd: true, IsBest: true)));
        var lines = output.ToString().Split('\n');
        Assert.Equal("20/20         0.5000        BLEU 100.00 * 97,650        1:01 min      0.0 s", lines[1]);
        // Each title stands where its cells begin.
        foreach (var (
            title, cell) in new[] { ("loss", "0.5000"), ("dev", "BLEU"), ("tokens/s", "97,650"), ("time", "1:01"),
            ("left", "0.0 s") })
            Assert.Equal(
                lines[0].IndexOf(title, StringComparison.Ordinal), lines[1].IndexOf(cell, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(59.94, "59.9 s")]
    [InlineData(60, "1:00 min")]
    [InlineData(86_399, "1439:59 min")]
    [InlineData(86_400, "1.0 days")]
    [InlineData(922_337_203_685, "10,675,199.1 days")]
    public void AnyTimeIsShown(double seconds, string expected) =>
        Assert.Equal(expected, ProgressRow.Time(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void TheLongestTimeIsShown() => Assert.Equal("10,675,199.1 days", ProgressRow.Time(TimeSpan.MaxValue));
}
