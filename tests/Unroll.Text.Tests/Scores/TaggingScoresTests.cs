namespace Unroll.Text.Tests;

public class TaggingScoresTests
{
    [Fact]
    public void NamesInIob1()
    {
        // In the manner of CoNLL-2003. conlleval.pl (version 2004-01-26) prints of it: 22 tokens with 11 phrases, found
        // 10, correct 6; accuracy 77.27%, precision 60.00%, recall 54.55%, FB1 57.14.
        var scores = Columns(
            TagScheme.Iob1,
            """
            U.N. I-ORG I-ORG
            official O O
            Ekeus I-PER I-PER
            heads O O
            for O O
            Baghdad I-LOC I-ORG
            . O O

            Peter I-PER I-PER
            Blackburn I-PER O

            EU I-ORG I-ORG
            rejects O O
            German I-MISC I-MISC
            British B-MISC I-MISC
            lamb O O
            in O I-LOC
            New I-LOC I-LOC
            York I-LOC I-LOC

            Foreign B-ORG I-ORG
            Ministry I-ORG I-ORG
            says O O
            Bonn I-LOC I-LOC
            Paris B-LOC B-LOC
            """);
        Assert.Equal(new("", 6, 11, 10), scores.Spans);
        // conlleval.pl, in per cent: LOC 66.67 50.00 57.14, MISC 0 0 0, ORG 75.00 100.00 85.71, PER 50.00 50.00 50.00.
        Assert.Equal(
            [new("LOC", 2, 4, 3), new("MISC", 0, 2, 1), new("ORG", 3, 3, 4), new("PER", 1, 2, 2)], scores.Types);
        AssertPercents(scores, ("f1", 57.14), ("accuracy", 77.27), ("precision", 60), ("recall", 54.55));
        Assert.Equal((17, 22), (scores.Tokens.Correct, scores.Tokens.Total));
    }

    [Fact]
    public void BrokenBioes()
    {
        // spyysalo/conlleval.py prints of it: 11 tokens with 6 phrases, found 7, correct 5; accuracy 72.73%, precision
        // 71.43%, recall 83.33%, FB1 76.92.
        var scores = Columns(
            TagScheme.Bioes,
            """
            a B-PER I-PER
            b I-PER I-PER
            c E-PER E-PER
            d E-PER E-PER
            e O O
            f S-LOC B-LOC
            g S-LOC S-LOC
            h B-ORG B-ORG
            i E-ORG E-PER
            j I-PER I-PER
            k O O
            """);
        AssertPercents(scores, ("f1", 76.92), ("accuracy", 72.73), ("precision", 71.43), ("recall", 83.33));
        // It prints, with the number found: LOC 100.00 100.00 100.00 2, ORG 0 0 0 1, PER 75.00 100.00 85.71 4.
        Assert.Equal([new("LOC", 2, 2, 2), new("ORG", 0, 1, 1), new("PER", 3, 3, 4)], scores.Types);
        Assert.Equal(6.0 / 7, scores.Types[2].F1, 1e-12);
    }

    // seqeval (strict mode, with each scheme's class) finds of each: 4 spans, found 3, correct 1; those of LOC are 1 1
    // 1, of ORG 1 1 0, of PER 2 1 0.
    [Theory]
    [InlineData(TagScheme.Iob1, "B-X", "I-PER I-PER B-PER O I-LOC I-ORG I-ORG O",
        "I-PER I-PER I-PER O I-LOC I-ORG O O", 6)]
    [InlineData(TagScheme.Iob2, "B-X", "B-PER I-PER B-PER O B-LOC B-ORG I-ORG O",
        "B-PER I-PER I-PER O B-LOC B-ORG O O", 6)]
    [InlineData(TagScheme.Ioe1, "B-X", "I-PER E-PER I-PER O I-LOC I-ORG I-ORG O",
        "I-PER I-PER I-PER O I-LOC I-ORG O O", 6)]
    [InlineData(TagScheme.Ioe2, "B-X", "I-PER E-PER E-PER O E-LOC I-ORG E-ORG O",
        "I-PER I-PER E-PER O E-LOC E-ORG O O", 5)]
    [InlineData(TagScheme.Bioes, "B-X", "B-PER E-PER S-PER O S-LOC B-ORG E-ORG O",
        "B-PER I-PER E-PER O S-LOC S-ORG O O", 4)]
    [InlineData(TagScheme.Bilou, "B-X", "B-PER L-PER U-PER O U-LOC B-ORG L-ORG O",
        "B-PER I-PER L-PER O U-LOC U-ORG O O", 4)]
    [InlineData(TagScheme.Bilou, "X_b", "PER_b PER_l PER_u o LOC_u ORG_b ORG_l o",
        "PER_b PER_i PER_l o LOC_u ORG_u o o", 4)]
    [InlineData(TagScheme.Iob2, "X-B", "PER-B PER-I PER-B O LOC-B ORG-B ORG-I O",
        "PER-B PER-I PER-I O LOC-B ORG-B O O", 6)]
    public void SpansOfEveryScheme(TagScheme scheme, string spelling, string gold, string predicted, int rightTokens)
    {
        var sentence = new TaggedSentence(gold.Split(' '), gold.Split(' '));
        var scores = new TaggingScores([(sentence, predicted.Split(' '))], scheme,
            spelling: TagSpelling.All.First(one => one.ToString() == spelling));
        Assert.Equal([new("LOC", 1, 1, 1), new("ORG", 0, 1, 1), new("PER", 0, 2, 1)], scores.Types);
        AssertPercents(scores, ("f1", 28.57), ("accuracy", 100 * rightTokens / 8.0), ("precision", 33.33),
            ("recall", 25));
    }

    [Fact]
    public void WordsOfASegmentedText()
    {
        HashSet<string> training = ["我们", "在", "上海", "学习", "。", "大学", "交通", "研究", "研究生", "的", "爱", "北京", "天安门", "小"];
        // The script of the SIGHAN bakeoff prints of it: 14 words, 16 found, recall 0.714, precision 0.625, F 0.667,
        // OOV rate 0.286, OOV recall 0.250, IV recall 0.900.
        var scores = Segmented(
            training,
            ("我们 在 上海 交通大学 学习 。", "我们 在 上海 交通 大学 学习 。"),
            ("研究 生命 的 起源", "研究生 命 的 起源"),
            ("小明 爱 北京 天安门", "小 明 爱 北京 天安门"));
        Assert.Equal(new("", 10, 14, 16), scores.Spans);
        Assert.Empty(scores.Types);
        Assert.Equal((new Tally(1, 4), new Tally(9, 10)), (scores.OutOfVocabulary, scores.InVocabulary));
        AssertPercents(
            scores, ("f1", 66.67), ("accuracy", 100 * 20.0 / 27), ("precision", 62.5), ("recall", 71.43),
            ("oovRecall", 25), ("ivRecall", 90));
    }

    [Fact]
    public void AWordIsRightWhereItStands() // and not where the script's diff finds it again: it gives this half
        => Assert.Equal(0, Segmented(null, ("天天 天", "天 天天")).Spans!.F1);

    [Fact]
    public void KnownAndUnknownTokens()
    {
        var scores = new TaggingScores(
            [(new(["the", "dog", "barks"], ["DT", "NN", "VB"]), ["DT", "NN", "NN"]),
            (new(["the", "cat"], ["DT", "NN"]), ["DT", "VB"])], TagScheme.None, token => token is "the" or "barks");
        Assert.Equal(
            (new Tally(3, 5), new Tally(2, 3), new Tally(1, 2)), (scores.Tokens, scores.Known, scores.Unknown));
        Assert.Equal(
            [new("accuracy", 3.0 / 5), new("knownAccuracy", 2.0 / 3), new("unknownAccuracy", 1.0 / 2)], scores.Values);
        Assert.Null(scores.Spans);
        Assert.Empty(scores.Types);
    }

    [Fact]
    public void WhatDoesNotApplyIsNotThere()
    {
        (TaggedSentence, IReadOnlyList<string>)[] pairs = [(new(["a"], ["O"]), ["O"])];
        Assert.Equal(["accuracy"], Names(new(pairs, TagScheme.None)));
        Assert.Equal(["accuracy", "knownAccuracy"], Names(new(pairs, TagScheme.None, _ => true)));
        Assert.Equal(["accuracy", "unknownAccuracy"], Names(new(pairs, TagScheme.None, _ => false)));
        Assert.Equal(
            ["f1", "accuracy", "precision", "recall"], Names(new(pairs, TagScheme.Bmes, null, new HashSet<string>())));
        Assert.Equal(
            ["f1", "accuracy", "precision", "recall", "ivRecall"],
            Names(new([(new(["a"], ["S"]), ["S"])], TagScheme.Bmes, null, new HashSet<string> { "a" })));
        // What types have is no word.
        Assert.Equal(
            ["f1", "accuracy", "precision", "recall"],
            Names(new([(new(["a"], ["S-X"]), ["S-X"])], TagScheme.Bmes, null, new HashSet<string> { "a" })));

        static IEnumerable<string> Names(TaggingScores scores) => scores.Values.Select(value => value.Name);
    }

    [Fact]
    public void NothingIsZeroes()
    {
        AssertPercents(new([], TagScheme.Iob2), ("f1", 0), ("accuracy", 0), ("precision", 0), ("recall", 0));
        AssertPercents(
            new([(new(["a"], ["O"]), ["O"])], TagScheme.Iob2), ("f1", 0), ("accuracy", 100), ("precision", 0),
            ("recall", 0));
    }

    [Fact]
    public void TagsThatDoNotFitAreRefused()
    {
        Assert.StartsWith(
            "a sentence has 2 tokens, but 1 predicted tags were given",
            Assert.Throws<ArgumentException>(
            () => new TaggingScores([(new(["a", "b"], ["O", "O"]), ["O"])], TagScheme.Iob2)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TaggingScores([(new(["a"], ["NN"]), ["O"])], TagScheme.Iob2));
    }

    /// <summary>A file as conlleval takes it: token, its tag, the predicted one.</summary>
    private static TaggingScores Columns(TagScheme scheme, string lines) => new(
        lines.Split("\n\n").Select(sentence =>
        {
            var rows = sentence.Split('\n').Select(line => line.Split(' ')).ToArray();
            return (new TaggedSentence([.. rows.Select(row => row[0])], [.. rows.Select(row => row[1])]),
                (IReadOnlyList<string>)[.. rows.Select(row => row[2])]);
        }),
        scheme);

    private static TaggingScores Segmented(
        IReadOnlySet<string>? training, params (string Gold, string Predicted)[] lines) =>
        new(lines.Select(line => (Segmentation.Of(line.Gold), Segmentation.Of(line.Predicted).Tags)), TagScheme.Bmes,
            null, training);

    private static void AssertPercents(TaggingScores scores, params (string Name, double Percent)[] expected)
    {
        Assert.Equal(expected.Select(value => value.Name), scores.Values.Select(value => value.Name));
        foreach (var ((_, percent), (_, value)) in expected.Zip(scores.Values))
            Assert.Equal(percent, 100 * value, 0.0051);
    }
}
