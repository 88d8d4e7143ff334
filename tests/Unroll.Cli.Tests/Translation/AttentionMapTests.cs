using Spectre.Console;
using Unroll.Cli.Translation;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Tests;

public class AttentionMapTests
{
    private const string Key = "░ 0.05  ▒ 0.25  ▓ 0.5  █ 0.75  and more";

    private static readonly string[] Pieces =
        ["▁twenty", "▁thousand", "▁four", "hundred", "五", "十", "▁and", "▁six", "ty", "▁se", "ven",
            "▁eu", "ro", "s", "▁and", "▁fif", "ty", "▁cent", "s", "</s>"];

    [Fact]
    public void ARowIsATokenOfTheTranslationAndAColumnOneOfTheSource() => Assert.Equal(
        [
            "     ▁half ▁past ▁five </s>",
            "  05             █████",
            "   : ░░░░░ ▓▓▓▓▓ ░░░░░ ░░░░",
            "  30 ▓▓▓▓▓ ▒▒▒▒▒",
            "</s>                   ████",
            Key,
        ],
        Lines(Alignments.Small, 80));

    [Fact]
    public void ChineseCharactersTakeTwoCells() => Assert.Equal(
        [
            "      五 点 半 </s>",
            "   05 ██",
            "   時 ░░ ▓▓ ░░ ░░░░",
            "▁half    ▒▒ ██",
            Key,
        ],
        Lines(Alignments.Chinese, 80));

    [Fact]
    public void TokensOfAWideSourceAreWrittenDownwards() => Assert.Equal(
        [
            "       ▁",
            "       t",
            "     ▁ h   h",
            "     t o   u",
            "     w u ▁ n                           ▁",
            "     e s f d     ▁ ▁             ▁ ▁   c   <",
            "     n a o r     a s   ▁ v ▁     a f   e   /",
            "     t n u e     n i t s e e r   n i t n   s",
            "     y d r d 五十d x y e n u o s d f y t s >",
            "   2 ██",
            "   4   ██",
            "  时     ██",
            "</s>       ██",
            Key,
        ],
        Lines(Alignments.Diagonal(Pieces, ["2", "4", "时", "</s>"]), 80));

    [Fact]
    public void WhatIsWiderThanTheTerminalGoesOnBelow()
    {
        // Five cells are the target's, so that a line of 40 has room for 17 columns.
        var lines = Lines(Alignments.Diagonal(Pieces, ["2", "4", "7", "</s>"]), 40);
        Assert.Equal(
            [
                "     y d r d 五十d x y e n u o s d f y",
                "   2 ██",
                "   4   ██",
                "   7     ██",
                "</s>       ██",
                "",
                "     ▁",
                "     c   <",
                "     e   /",
                "     n   s",
                "     t s >",
                "   2",
                "   4",
                "   7",
                "</s>",
                Key,
            ],
            lines.Skip(8));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(41)]
    [InlineData(80)]
    [InlineData(120)]
    public void NoLineIsWiderThanTheTerminal(int width)
    {
        string[] mixed =
            ["five", "五", new('w', 300), "e\u0301", "时间时间时间时间时间", "👍", "\u0001\u0002", " "];
        foreach (var (source, target) in new[] { (3, 100), (7, 7), (14, 14), (40, 40), (100, 3), (1000, 1000) })
        {
            var lines = Lines(
                Alignments.Diagonal([.. Cycle(mixed, source)], [.. Cycle(mixed, target)]), width);
            Assert.All(lines, line => Assert.InRange(line.GetCellWidth(), 0, width));
            // Not so narrow that it would be for want of trying.
            if (source >= 60)
                Assert.InRange(lines.Max(line => line.GetCellWidth()), 36, width);
        }
    }

    [Fact]
    public void ATerminalNarrowerThanFortyGetsForty() =>
        Assert.Equal(Lines(Alignments.Small, 40), Lines(Alignments.Small, 3));

    [Fact]
    public void OfLongSentencesTheFirstTokensAreShown()
    {
        string[] source = [.. Enumerable.Range(0, 1500).Select(i => $"{i % 10}")],
            target = [.. Enumerable.Range(0, 61).Select(i => $"t{i}")];
        var lines = Lines(Alignments.Diagonal(source, target), 200);
        Assert.Equal(
            ["the first 60 of 1,500 source tokens", "the first 60 of 61 target tokens", Key], lines.TakeLast(3));
        Assert.Equal(60 + 1 + 3, lines.Count);
        Assert.Equal($"t59 {new string(' ', 3 * 59)}██", lines[60]);

        Assert.DoesNotContain(
            Lines(Alignments.Diagonal(source[..60], target[..60]), 200), line =>
            line.StartsWith("the first", StringComparison.Ordinal));
    }

    [Fact]
    public void TokensCannotSteerTheTerminal()
    {
        string[] tokens = ["\e[31m", "a\nb", " ", "\u3000", "\u202E", "\ud800", "", "internationalisation"];
        var lines = Lines(Alignments.Diagonal(tokens, tokens), 120);
        Assert.Equal("                 \\u001B[31m a\\u000Ab ␣  ␣  \\u202E �     internationalis…", lines[0]);
        Assert.Equal(
            ["      \\u001B[31m", "        a\\u000Ab", "               ␣", "               ␣", "          \\u202E",
            "               �", "                ", "internationalis…"], lines.Skip(1).Take(8)
            .Select(line => line.PadRight(16)[..16]));
        Assert.All(lines, line => Assert.DoesNotContain(line, char.IsControl));
    }

    [Fact]
    public void NothingTranslatedIsNoRow()
    {
        Assert.Equal([" a  b", Key], Lines(new Alignment(["a", "b"], [], []), 80));
        Assert.Equal([Key], Lines(new Alignment([], [], []), 80));
    }

    [Theory]
    [InlineData(0.0499f, ' ')]
    [InlineData(0.05f, '░')]
    [InlineData(0.2499f, '░')]
    [InlineData(0.25f, '▒')]
    [InlineData(0.4999f, '▒')]
    [InlineData(0.5f, '▓')]
    [InlineData(0.7499f, '▓')]
    [InlineData(0.75f, '█')]
    [InlineData(1f, '█')]
    public void ABlockSaysHowMuch(float weight, char expected) => Assert.Equal(
        expected, Lines(new Alignment(["a", "b"], ["x"], [[weight, 1 - weight]]), 80)[1].PadRight(3)[2]);

    [Theory]
    [InlineData(ColorSystemSupport.TrueColor)]
    [InlineData(ColorSystemSupport.EightBit)]
    public void ATerminalWithColoursGetsGreysInTheSamePlaces(ColorSystemSupport colours)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = colours,
                Out = new AnsiConsoleOutput(output)
            });
        console.Profile.Width = 40;
        console.Write(Shades.Coloured(AttentionMap.Rows(
            new Alignment(["五", "b"], ["x", "y"], [[1, 0], [0.2f, 0.8f]]), 40)));
        var lines = output.ToString().ReplaceLineEndings("\n").Replace("\e[0m", "", StringComparison.Ordinal)
            .Split('\n');
        Assert.Equal(
            [
                "  五 b  ",
                $"x {Grey(255)}   {Grey(232)}   ",
                $"y {Grey(237)}   {Grey(250)}   ",
                $"{Grey(233)}  0.05  {Grey(238)}  0.25  {Grey(244)}  0.5  {Grey(249)}  0.75  and more",
                "",
            ],
            lines);

        static string Grey(int number) => $"\e[48;5;{number}m";
    }

    [Fact]
    public void GreysKeepToTheWidthTooAndComeInTheSameLines()
    {
        var alignment = Alignments.Diagonal(Pieces, ["2", "时", "</s>"]);
        for (var width = 40; width <= 80; width++)
        {
            using var output = new StringWriter { NewLine = "\n" };
            var console = AnsiConsole.Create(
                new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
            console.Profile.Width = width;
            console.Write(Shades.Coloured(AttentionMap.Rows(alignment, width)));
            Assert.Equal(
                [.. Lines(alignment, width)
                .Select(line => string.Concat(
                    line.Select(c => "░▒▓█".Contains(c, StringComparison.Ordinal) ? ' ' : c)).TrimEnd()), ""],
                output.ToString().Split('\n').Select(line => line.TrimEnd()));
        }
    }

    private static IReadOnlyList<string> Lines(Alignment alignment, int width) =>
        Shades.Lines(AttentionMap.Rows(alignment, width));

    private static IEnumerable<string> Cycle(string[] tokens, int count) =>
        Enumerable.Range(0, count).Select(i => tokens[i % tokens.Length]);
}
