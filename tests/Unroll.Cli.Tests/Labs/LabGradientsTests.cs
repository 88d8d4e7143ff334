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
        Assert.Contains("  10    70 ", lines[5], StringComparison.Ordinal);
        Assert.Contains("at most 20 updates", lines[1]);
        foreach (var cell in Cells)
        {
            string[] rows = [.. lines.Where(line => line.StartsWith($"{cell} ", StringComparison.Ordinal))];
            // One row in the table, and a strip for each kind of gates and one after training.
            Assert.Equal(4, rows.Length);
            Assert.All(rows[1..], strip => Assert.Matches(@"^.{60} +\d\.\de[+-]\d+$", strip[13..]));
            // Of the last steps, nothing is lost.
            Assert.All(rows[1..], strip => Assert.Equal('█', strip[13 + 59]));
        }
        Assert.DoesNotContain(lines, line => line.Length > 120);
        // The gradient of an Elman network vanishes, that of an LSTM holds if its gates are open.
        Assert.StartsWith("·", Strip("gates half open", "elman"), StringComparison.Ordinal);
        Assert.StartsWith("·", Strip("gates half open", "lstm"), StringComparison.Ordinal);
        Assert.Matches("^[▓█]", Strip("gates open", "lstm"));

        string Strip(string moment, string cell) => lines
            .SkipWhile(line => !line.StartsWith($"{moment}:", StringComparison.Ordinal))
            .First(line => line.StartsWith(cell, StringComparison.Ordinal))[13..];
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
                ["cell", "equation", "task", "gates", "hidden", "updates", "learningRate", "seed", "learnedUpTo",
                    "learned", "learnedWithoutClipping", "largestNorm", "trials", "gradientSteps", "gradientsHalfOpen",
                    "gradientsBefore", "gradientsAfter"], cell.EnumerateObject().Select(property => property.Name));
            int[] upTo = [.. cell.GetProperty("learnedUpTo").EnumerateArray().Select(length => length.GetInt32())];
            Assert.Equal(3, upTo.Length);
            Assert.All(upTo, length => Assert.Contains(length, new[] { 0, 10, 20 }));
            Assert.Equal(upTo.Count(length => length > 0), cell.GetProperty("learned").GetInt32());
            Assert.InRange(
                cell.GetProperty("learnedWithoutClipping").GetInt32(), 0, cell.GetProperty("learned").GetInt32());
            JsonElement[] trials = [.. cell.GetProperty("trials").EnumerateArray()];
            Assert.Equal(6, trials.Length);
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(upTo[i], trials.Where(trial => trial.GetProperty("training").GetInt32() == i + 1
                    && trial.GetProperty("learned").GetBoolean())
                    .Select(trial => trial.GetProperty("length").GetInt32()).DefaultIfEmpty().Max());
            }
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
            var (half, before) = (lstm.GetProperty("gradientsHalfOpen"), lstm.GetProperty("gradientsBefore"));
            Assert.Equal(gates == "half", half.GetRawText() == before.GetRawText());
            return before[0].GetDouble();
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
        Assert.All(["gates half open", "gates open", "after training"], title => Assert.Contains(title, texts));
        foreach (var cell in Cells)
            Assert.Single(texts, text => text.StartsWith($"{cell} ", StringComparison.Ordinal)
                || text.StartsWith($"{cell}:", StringComparison.Ordinal));
        // A curve of ten steps for each cell in each chart.
        Assert.Equal(3 * Cells.Length, svg.Descendants().Count(
            e => e.Name.LocalName == "polyline" && e.Attribute("points")!.Value.Count(c => c == ' ') == 9));
    }

    [Theory]
    [InlineData("--lengths", "20,10", "whole numbers from 3 to 10000 in rising order, such as 10,50,100")]
    [InlineData("--lengths", "2", "whole numbers from 3 to 10000")]
    [InlineData("--lengths", "10,,20", "whole numbers from 3 to 10000")]
    [InlineData("--lengths", "10001", "whole numbers from 3 to 10000")]
    [InlineData("--learning-rate", "0", "a number above 0")]
    [InlineData("--task", "parity", "recall or adding or copy")]
    [InlineData("--gates", "shut", "open or half")]
    [InlineData("--updates", "0", "1 or more")]
    public void WhatCannotBeTriedIsRefused(string option, string value, string expected) =>
        AssertFails(Run("lab", "gradients", option, value), 2, expected);

    [Fact]
    public void LengthsAreThoseThatTheTaskHas() =>
        AssertFails(Run("lab", "gradients", "--task", "copy", "--lengths", "7,20"), 2,
            "--lengths begins with 7, but the task 'copy' has 8 steps or more");

    [Fact]
    public void NoTrainingIsSharedByTwoSeeds()
    {
        string[] Scores(string seed) =>
        [
            .. Run([.. Brief, "10", "--json", "--seed", seed]).Output.TrimEnd().Split('\n')
                .SelectMany(line => JsonDocument.Parse(line).RootElement.GetProperty("trials").EnumerateArray())
                .Select(trial => trial.GetProperty("largestNorm").GetRawText())
        ];

        Assert.Empty(Scores("1").Intersect(Scores("2")));
    }

    [Fact]
    public void AFolderThatIsNotThereIsRefusedAtOnce() =>
        AssertFails(Run("lab", "gradients", "--plot", "no/such/folder/a.svg"), 1, "no/such/folder");

    [Fact]
    public void CtrlCEndsIt()
    {
        Interrupting = "elman";
        var (code, output, _) = Run([.. Brief, "10,20,30"]);
        Assert.Equal(130, code);
        Assert.DoesNotContain("after training:", output);
    }
}
