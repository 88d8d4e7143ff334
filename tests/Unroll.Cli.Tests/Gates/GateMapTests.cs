using Spectre.Console;
using Unroll.Cli.Gates;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Tests;

public class GateMapTests
{
    private const string Key = "░ 0.05  ▒ 0.25  ▓ 0.5  █ 0.75  and more of ";

    [Fact]
    public void ARowIsAMeanOverTheUnitsAndTheTokensAreBelow() => Assert.Equal(
        [
            "mean over 2 units; |h|: of absolute values",
            "",
            "layer 1, forward",
            "i     0.20 to 0.60    ████ ▓▓▓▓▓ ▓▓",
            "f     1.00 to 1.00 ▓▓ ▓▓▓▓ ▓▓▓▓▓ ▓▓",
            "|h|   0.25 to 2.00    ▒▒▒▒ █████",
            "                   a  时间 three .",
            "",
            "layer 1, backward",
            "i     0.20 to 0.60    ████ ▓▓▓▓▓ ▓▓",
            "f     1.00 to 1.00 ▓▓ ▓▓▓▓ ▓▓▓▓▓ ▓▓",
            "|h|   0.25 to 2.00    ▒▒▒▒ █████",
            "                   a  时间 three .",
            "",
            Key + "the way from a row's least to its greatest",
        ],
        Lines(Traces.Small));

    [Fact]
    public void UnitsAreShownOneByOneWithTheirSigns() => Assert.Equal(
        [
            "the first 2 of 2 units",
            "",
            "layer 2",
            "i      0 to 1.00   1 ░░ ▒▒ ▒▒",
            "                   2 ▒▒ ██ ▓▓ ██",
            "f      0 to 1.00   1 ██ ██ ██ ██",
            "                   2 ██ ██ ██ ██",
            "h          ±2.00   1 -▒ -▓ ██ ▒▒",
            "                   2    ▓▓ -█",
            "                     a  b  c  d",
            "",
            "the first 4 of more than 4 tokens",
            Key + "the greatest absolute value",
            "-▓ below zero",
        ],
        Lines(Traces.Stacked, layer: 2, units: 2));

    [Fact]
    public void TokensOfALongTextAreWrittenDownwardsAndTheRestIsCut()
    {
        string[] tokens = ["one", .. Enumerable.Repeat("时间", 60)];
        var lines = Lines(Traces.Of(tokens), width: 79);
        // 19 cells are the label's, so that a line has room for 30 columns.
        Assert.Equal($"{new string(' ', 19)}o {string.Concat(Enumerable.Repeat("时", 29))}", lines[4]);
        Assert.Equal($"{new string(' ', 19)}n {string.Concat(Enumerable.Repeat("间", 29))}", lines[5]);
        Assert.Equal($"{new string(' ', 19)}e", lines[6]);
        Assert.Equal("", lines[7]);
        Assert.Equal($"{new string(' ', 19)}{string.Concat(Enumerable.Repeat("间", 30))}", lines[10]);
        Assert.Equal("the first 60 of 61 tokens", lines[^2]);
        Assert.All(lines.SkipLast(1), line => Assert.InRange(line.GetCellWidth(), 0, 79));
    }

    [Fact]
    public void ValuesThatDoNotDifferAreOfOneShade()
    {
        Assert.Equal("h     0.00 to 0.00 ▓▓", Lines(Traces.Of("a"))[3]);
        Assert.Equal("h      0 to 0.00   1", Lines(Traces.Of("a"), units: 1)[3]);
    }

    [Fact]
    public void ATerminalWithColoursGetsGreysAndBlueBelowZero()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 80;
        console.Write(Shades.Coloured(GateMap.Rows(GatesShown.Of(Traces.Stacked, 1, 2), 80)));
        var lines = output.ToString().Replace("\e[0m", "", StringComparison.Ordinal).Split('\n');
        Assert.Equal(
            "h          ±2.00   1 \e[48;2;24;36;66m   \e[48;2;48;72;132m   \e[48;5;255m   \e[48;5;238m  ",
            lines[7].TrimEnd() + "  ");
    }

    [Fact]
    public void WhatTheModelDoesNotHaveIsRefused()
    {
        Assert.Equal("--layer is 3, but the model has 2 layers; give 2 or less",
            Assert.Throws<UsageException>(() => GatesShown.Of(Traces.Stacked, 3, null)).Message);
        Assert.Equal("--units is 3, but a layer of the model has 2 units; give 2 or less",
            Assert.Throws<UsageException>(() => GatesShown.Of(Traces.Stacked, null, 3)).Message);
    }

    private static IReadOnlyList<string> Lines(TextTrace trace, int width = 80, int? layer = null, int? units = null) =>
        Shades.Lines(GateMap.Rows(GatesShown.Of(trace, layer, units), width));
}
