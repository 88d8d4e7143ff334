using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Unroll.Cli.Translation;
using Unroll.Text;

namespace Unroll.Cli.Tests;

public class AttentionComparisonTests : TranslatorHarness
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Sources of 4 to 23 characters; the references of the two longest are wrong.</summary>
    private static readonly SentencePair[] Test =
    [
        .. Pairs.Take(5).Select(pair => new SentencePair(pair.Source, pair.Target)),
        .. Pairs.Skip(5).Where(pair => pair.Source.Length < 20).Take(3)
            .Select(pair => new SentencePair(pair.Source, pair.Target)),
        .. Pairs.Skip(5).Take(2).Select(pair => new SentencePair(pair.Source, "six")),
    ];

    [Fact]
    public void SharesGoByTheLengthOfTheSource()
    {
        var output = Show(json: true, AttentionScoreKind.ScaledDot, null);
        var lines = Lines(output);
        Assert.Equal(["scaled-dot", "none"], lines.Select(line => line.GetProperty("attention").GetString()!));
        foreach (var line in lines)
        {
            Assert.Equal(["attention", "exactMatch", "byLength"], NamesOf(line));
            Assert.Equal(0.8, line.GetProperty("exactMatch").GetDouble());
            var columns = line.GetProperty("byLength").EnumerateArray()
                .Select(column =>
                (From: column.GetProperty("from").GetInt32(), To: column.GetProperty("to").GetInt32(),
                    Share: column.GetProperty("exactMatch").GetDouble())).ToArray();
            // Columns follow each other and hold every sentence.
            Assert.Equal(
                (Test.Min(pair => pair.Source.Length), Test.Max(pair => pair.Source.Length)),
                (columns[0].From, columns[^1].To));
            Assert.Equal(
                columns.SkipLast(1).Select(column => column.To + 1), columns.Skip(1).Select(column => column.From));
            foreach (var (from, to, share) in columns)
            {
                var some = Test.Where(pair => pair.Source.Length >= from && pair.Source.Length <= to).ToArray();
                Assert.Equal((double)some.Count(pair => pair.Target != "six") / some.Length, share);
            }
        }
    }

    [Fact]
    public void PeopleGetATableWhoseColumnsStandBelowTheirTitles()
    {
        var lines = Show(json: false, AttentionScoreKind.Additive, null).Split('\n');
        Assert.Equal(
            "exact match on 10 test sentences of values that are not in training, by characters of the source",
            lines[0]);
        Assert.StartsWith("each model trained on 65 sentences: 25 epochs, ", lines[1], StringComparison.Ordinal);
        Assert.Matches(@"^attention +4-\d+ +.* +all$", lines[3]);
        Assert.Matches(@"^sentences +\d+ .* 10$", lines[4]);
        Assert.Matches(@"^additive +100\.00% .* 80\.00%$", lines[5]);
        Assert.Matches(@"^none +100\.00% .* 80\.00%$", lines[6]);
        Assert.Single(lines[3..7].Select(line => line.Length).Distinct());
    }

    [Fact]
    public void ThePictureHasTheComparisonAndWhatWasLookedAt()
    {
        var (output, picture) = Compare(json: true, AttentionScoreKind.ScaledDot, null);
        var byLength = Lines(output)[0].GetProperty("byLength").EnumerateArray().ToArray();
        var texts = XDocument.Parse(picture).Descendants(Svg + "text").Select(text => text.Value).ToArray();
        Assert.Equal(
            ["exact match by characters of the source", "0%", "25%", "50%", "75%", "100%",
                .. byLength.Select(one => $"{one.GetProperty("from").GetInt32()}-{one.GetProperty("to").GetInt32()}"),
                "scaled-dot", "none"], texts.Take(8 + byLength.Length));
        Assert.All(byLength, one => Assert.Contains(
            string.Create(CultureInfo.InvariantCulture,
                $"scaled-dot, {one.GetProperty("from").GetInt32()}-{one.GetProperty("to").GetInt32()}: "
                + $"{one.GetProperty("exactMatch").GetDouble() * 100:F2}%<"), picture, StringComparison.Ordinal));
        // One sentence of median length, by each model.
        var median = Test.Select(pair => pair.Source.Length).Order().ElementAt(Test.Length / 2);
        var words = Test.First(pair => pair.Source.Length == median).Source.Split(' ');
        string[] map = ["scaled-dot", .. words, "</s>"];
        Assert.Equal(map, texts.Skip(8 + byLength.Length).Take(map.Length));
        Assert.Equal(2, texts.Skip(8 + byLength.Length).Count(text => text is "scaled-dot" or "none"));
        Assert.Equal(picture, Compare(json: false, AttentionScoreKind.ScaledDot, null).Picture);
    }

    [Fact]
    public void TheCommandBeginsWithTheSampleAndEndsWhenInterrupted()
    {
        Interrupting = "each model trained on 22,500 sentences: 3 epochs, ";
        var (code, output, error) = Run("lab", "attention", "--epochs", "3");
        Assert.Equal((130, "interrupted\n"), (code, error));
        Assert.StartsWith(
            "exact match on 1,000 test sentences of values that are not in training, by characters of the source\n",
            output, StringComparison.Ordinal);
        Assert.DoesNotContain('%', output);
    }

    [Fact]
    public void WrongUsageIsSaidInASentence()
    {
        AssertFails(Run("lab"), 2, "'unroll lab --help' shows what can be given");
        AssertFails(Run("lab", "gravity"), 2,
            "'gravity' was given where a command was expected: attention, gates or gradients; 'unroll lab --help'");
        AssertFails(Run("lab", "attention", "--epochs", "0"), 2,
            "--epochs is '0', but a whole number of 1 or more was expected");
        AssertFails(Run("lab", "attention", "--seed", "-1"), 2,
            "--seed is '-1', but a whole number of 0 or more was expected");
        AssertFails(Run("lab", "attention", "--plot", At("no/p.svg")), 1, "there is no folder");
    }

    private string Show(bool json, params AttentionScoreKind?[] kinds) => Compare(json, kinds).Output;

    private (string Output, string Picture) Compare(bool json, params AttentionScoreKind?[] kinds)
    {
        TrainNumbers();
        var translator = Translator.Load(Model);
        var output = new StringWriter { NewLine = "\n" };
        var view = new AttentionComparison(
            Test, new Terminal(Stream.Null, output, TextWriter.Null, IsInteractive: false, CancellationToken.None),
            json);
        view.Begin(Pairs.Count, new TrainingOptions { Epochs = 25 });
        foreach (var kind in kinds)
            view.Show(kind, translator, CancellationToken.None);
        using var picture = new MemoryStream();
        view.Plot().Write(picture);
        return (output.ToString(), Encoding.UTF8.GetString(picture.ToArray()));
    }
}
