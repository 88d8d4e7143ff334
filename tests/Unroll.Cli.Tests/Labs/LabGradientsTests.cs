using System.Text.Json;
using System.Xml.Linq;

namespace Unroll.Cli.Tests;

public class LabGradientsTests : Harness
{
    private static readonly string[] Cells =
        ["elman", "relu", "residual", "forget-gate", "input-gate", "lstm", "gru"];

    private static readonly string[] Brief = ["lab", "gradients", "--hidden", "6", "--updates", "20", "--lengths"];

    [Fact]
    public void ATableAndStripsShowEveryCell()
    {
        var (code, output, error) = Run([.. Brief, "10,70"]);
        Assert.Equal((0, ""), (code, error));
        var lines = output.Split('\n');
        Assert.StartsWith("recall: which of four symbols came first", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(", 10 to 70 steps", lines[0], StringComparison.Ordinal);
        Assert.Contains("at most 20 updates", lines[1]);
        foreach (var cell in Cells)
        {
            string[] rows = [.. lines.Where(line => line.StartsWith($"{cell} ", StringComparison.Ordinal))];
            // One row in the table, one strip before training and one after it.
            Assert.Equal(3, rows.Length);
            Assert.All(rows[1..], strip => Assert.Equal(60, strip[13..].Length));
            // Of the last steps, nothing is lost.
            Assert.All(rows[1..], strip => Assert.Equal('█', strip[^1]));
        }
        Assert.DoesNotContain(lines, line => line.Length > 120);
        // The gradient of an Elman network vanishes, that of an LSTM whose gates are open does not.
        var before = lines[Array.FindIndex(lines, line => line.StartsWith("before", StringComparison.Ordinal))..];
        Assert.StartsWith("·", before.First(line => line.StartsWith("elman", StringComparison.Ordinal))[13..]);
        Assert.Matches("^[▓█]", before.First(line => line.StartsWith("lstm", StringComparison.Ordinal))[13..]);
    }

    [Fact]
    public void JsonHasEveryFigureAtAnyThreadCount()
    {
        var (code, output, _) = Run([.. Brief, "10,20", "--task", "adding", "--json", "--threads", "2"]);
        Assert.Equal(0, code);
        Assert.Equal(output, Run([.. Brief, "10,20", "--task", "adding", "--json", "--threads", "1"]).Output);
        Assert.NotEqual(
            output, Run([.. Brief, "10,20", "--task", "adding", "--json", "--seed", "2"]).Output);
        JsonElement[] cells = [.. output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(Cells, cells.Select(cell => cell.GetProperty("cell").GetString()));
        foreach (var cell in cells)
        {
            Assert.Equal(
                ["cell", "equation", "learnedUpTo", "learnedWithoutClipping", "largestNorm", "gradientsBefore",
                    "gradientsAfter"], cell.EnumerateObject().Select(property => property.Name));
            int[] upTo = [.. cell.GetProperty("learnedUpTo").EnumerateArray().Select(length => length.GetInt32())];
            Assert.Equal(3, upTo.Length);
            Assert.All(upTo, length => Assert.Contains(length, new[] { 0, 10, 20 }));
            Assert.InRange(
                cell.GetProperty("learnedWithoutClipping").GetInt32(), 0, upTo.Count(length => length > 0));
            Assert.True(cell.GetProperty("largestNorm").GetDouble() > 0);
            var shares = cell.GetProperty("gradientsBefore");
            Assert.Equal((20, 1.0), (shares.GetArrayLength(), shares[19].GetDouble()));
        }
    }

    [Fact]
    public void GatesBeginHalfOpenIfAsked()
    {
        double Share(string gates)
        {
            var lines = Run([.. Brief, "60", "--json", "--gates", gates]).Output.TrimEnd().Split('\n');
            var lstm = JsonDocument.Parse(lines[5]).RootElement;
            Assert.Equal("lstm", lstm.GetProperty("cell").GetString());
            return lstm.GetProperty("gradientsBefore")[0].GetDouble();
        }

        Assert.True(Share("half") < 1e-6 * Share("open"));
    }

    [Fact]
    public void ThePictureIsTheSameEachTime()
    {
        Assert.Equal(0, Run([.. Brief, "10", "--task", "copy", "--plot", At("a.svg")]).Code);
        Assert.Equal(0, Run([.. Brief, "10", "--task", "copy", "--plot", At("b.svg"), "--json"]).Code);
        Assert.Equal(File.ReadAllBytes(At("a.svg")), File.ReadAllBytes(At("b.svg")));
        var svg = XDocument.Load(At("a.svg"));
        string[] texts = [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
        Assert.Contains("before training", texts);
        Assert.Contains("after training", texts);
        foreach (var cell in Cells)
            Assert.Single(texts, text => text.StartsWith($"{cell} ", StringComparison.Ordinal)
                || text.StartsWith($"{cell}:", StringComparison.Ordinal));
        // A curve of ten steps for each cell in both charts.
        Assert.Equal(2 * Cells.Length, svg.Descendants().Count(
            e => e.Name.LocalName == "polyline" && e.Attribute("points")!.Value.Count(c => c == ' ') == 9));
    }

    [Theory]
    [InlineData("--lengths", "20,10", "whole numbers from 8 to 10000 in rising order, such as 10,50,100")]
    [InlineData("--lengths", "7", "whole numbers from 8 to 10000")]
    [InlineData("--lengths", "10,,20", "whole numbers from 8 to 10000")]
    [InlineData("--lengths", "10001", "whole numbers from 8 to 10000")]
    [InlineData("--task", "parity", "recall or adding or copy")]
    [InlineData("--gates", "shut", "open or half")]
    [InlineData("--updates", "0", "1 or more")]
    public void WhatCannotBeTriedIsRefused(string option, string value, string expected) =>
        AssertFails(Run("lab", "gradients", option, value), 2, expected);

    [Fact]
    public void AFolderThatIsNotThereIsRefusedAtOnce() =>
        AssertFails(Run("lab", "gradients", "--plot", "no/such/folder/a.svg"), 1, "no/such/folder");

    [Fact]
    public void CtrlCEndsIt()
    {
        Interrupting = "elman";
        var (code, output, _) = Run([.. Brief, "10,20,30"]);
        Assert.Equal(130, code);
        Assert.DoesNotContain("before training", output);
    }
}
