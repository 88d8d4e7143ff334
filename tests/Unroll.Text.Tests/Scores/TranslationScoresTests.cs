using CsCheck;

namespace Unroll.Text.Tests;

public class TranslationScoresTests
{
    // Figures of BLEU(tokenize=...) and CHRF() of sacreBLEU (commit f615c72) for the same texts, called from Python. A
    // longer comparison with it, of 3,000 random corpora of signs that the rules name and of six real ones with parts
    // left out, agreed to 1e-13.
    private static readonly (string Hypothesis, string Reference)[] Dogs =
    [
        ("The dog bit the man.", "The dog bit the man."),
        ("It wasn't surprising.", "It was not unexpected."),
        ("The man had just bitten him.", "The man bit him first."),
    ];

    private static readonly (string Hypothesis, string Reference)[] Captions =
    [
        ("A man in a blue shirt, holding 3.5 kg of flour, is standing on a ladder.",
            "A man in a blue shirt is standing on a ladder, holding 3,5 kg of flour."),
        ("Two dogs run -- quickly! (in 1990-1995)", "Two dogs are running quickly! (1990-1995)"),
    ];

    private static readonly (string Hypothesis, string Reference)[] Chinese =
    [
        ("我今天早上吃了3.5个“苹果”，很好吃。", "今天早上我吃了3.5个“苹果”，真好吃。"),
        ("他是T恤店的老板！", "他是一家T恤店的老板。"),
    ];

    private static readonly (
        string Hypothesis,
        string Reference)[] Entities = [("\"Tom & Jerry\" &lt;3 $5.", "&quot;Tom &amp; Jerry&quot; <3 $5.")];

    private static readonly (string Hypothesis, string Reference)[] Emoji = [("😀😀 ok", "😀 ok!"), ("𠮷野家", "吉野家")];

    private static readonly (string Hypothesis, string Reference)[] Spaces =
        [(" Die    Beziehung zwischen  Obama und Netanjahu ist nicht gerade  freundlich. ",
            "Das Verhältnis zwischen Obama und Netanyahu ist nicht gerade freundschaftlich.")];

    private static readonly (
        string Hypothesis,
        string Reference)[] Short = [(
        "Lapali po dechu, jejich životy skončily dřív, než skutečně začaly.",
        "Lapali po dechu a pak jejich život skončil - dřív, než skutečně mohl začít, připomněli.")];

    public static TheoryData<(string, string)[], double, double, double, double, double> Known => new()
    {
        { Dogs, 45.0675, 45.0675, 51.5628, 44.4281, 50.0431 },
        { Captions, 47.4987, 47.4987, 80.9298, 33.7535, 74.1315 },
        { Chinese, 0, 62.4055, 65.4504, 0, 57.4004 },
        { Entities, 100, 13.7148, 26.8897, 10.6822, 24.3453 },
        { Emoji, 0, 0, 51.6973, 0, 41.1905 },
        { Spaces, 24.3842, 24.3842, 67.1360, 26.2691, 64.8181 },
        { Short, 20.8141, 20.8141, 58.4550, 12.4683, 57.1574 },
        { [("this is a fest", "this is a test")], 59.4604, 59.4604, 70.1688, 59.4604, 60.6277 },
        { [("this is a test", "ref1"), ("another test", "ref2")], 0, 0, 2.4662, 0, 6.9444 },
        { [("", "ref one"), ("", "ref two")], 0, 0, 0, 0, 0 },
        { [("a b", "a b")], 0, 0, 0, 0, 100 }, // too short for n-grams of 4
        { [("aa", "ab")], 0, 0, 0, 0, 25 },
        { [("a", "a"), ("b", "c")], 0, 0, 0, 0, 50 },
        { [("a b c", "abc")], 0, 0, 0, 0, 100 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void ScoresAreSacreBleus(
        (string, string)[] pairs, double mteval, double chinese, double characters, double whitespace, double chrF)
    {
        (BleuTokens, double)[] expected = [(BleuTokens.Mteval, mteval), (BleuTokens.Chinese, chinese),
            (BleuTokens.Characters, characters), (BleuTokens.Whitespace, whitespace)];
        foreach (var (tokens, bleu) in expected)
            Assert.Equal(bleu, new TranslationScores(pairs, tokens).Bleu.Value, 0.00005001);
        Assert.Equal(chrF, new TranslationScores(pairs).ChrF, 0.00005001);
    }

    [Fact]
    public void BleuTellsWhatItIsMadeOf()
    {
        // sacreBLEU prints: 20.81 76.9/41.7/27.3/10.0 (BP = 0.681 ratio = 0.722 hyp_len = 13 ref_len = 18).
        var bleu = new TranslationScores(Short).Bleu;
        Assert.Equal([76.9, 41.7, 27.3, 10.0], bleu.Precisions.Select(precision => Math.Round(precision, 1)));
        Assert.Equal(
            (0.681, 13, 18, "13a"),
            (Math.Round(bleu.BrevityPenalty, 3), bleu.HypothesisLength, bleu.ReferenceLength, bleu.Tokens.Name));
    }

    [Fact]
    public void AnOrderWithoutAMatchCountsAsHalfOfOne() => // and the next as a quarter: 24.38 63.6/40.0/22.2/6.2
        Assert.Equal(
            [63.6, 40.0, 22.2, 6.2],
            new TranslationScores(Spaces).Bleu.Precisions.Select(precision => Math.Round(precision, 1)));

    [Theory]
    [InlineData("13a", "Hello, world (3.5-inch).", "Hello , world ( 3.5 - inch ) .")]
    [InlineData("13a", "&quot;a&amp;b&quot; <skipped>x.", "\" a & b \" x .")]
    [InlineData("13a", "5. .5 ... 1990-1995, $5", "5 . . 5 . . . 1990 - 1995 , $ 5")]
    [InlineData("13a", "line-\nbreak\nhere", "linebreak here")]
    [InlineData("13a", "他说：“好—3.14”ok.", "他说：“好—3.14”ok .")]
    [InlineData("zh", "他说：“好—3.14”ok.", "他 说 ： “ 好 — 3.14 ” ok .")]
    [InlineData("zh", "&amp; 5.", "& amp ; 5.")]
    [InlineData("zh", "€5 𠮷野",
        "€ 5 𠮷 野")] // quirks of its ranges: the euro is Chinese, extension B is apart only by what stands beside it
    [InlineData("char", "a 中\u3000😀", "a 中 😀")]
    [InlineData("none", " a,  b.\u001Cc ", "a, b. c")]
    public void TokensAreSacreBleus(string name, string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', BleuTokens.Named(name).Cut(text)));

    [Fact]
    public void ValuesBeginWithBleu()
    {
        var scores = new TranslationScores([(" The dog. ", "The dog."), ("A cat sat on it.", "A cat sat on it!")]);
        Assert.Equal([new("bleu", scores.Bleu.Value), new("chrf", scores.ChrF), new("exactMatch", 0.5)], scores.Values);
        Assert.Equal([new("bleu", 0), new("chrf", 0), new("exactMatch", 0)], new TranslationScores([]).Values);
    }

    [Fact]
    public void WhatIsRightIsAHundredAndNothingIsMore() =>
        Gen.Select(Gen.String, Gen.String).Array[0, 5].Sample(pairs =>
    {
        foreach (var tokens in BleuTokens.All)
        {
            var scores = new TranslationScores(pairs, tokens);
            Assert.All(scores.Values, value => Assert.InRange(value.Value, 0, 100 + 1e-9));
            var same = new TranslationScores(pairs.Select(pair => (pair.Item1, pair.Item1)), tokens).Bleu;
            Assert.Equal(same.Precisions[3] > 0 ? 100 : 0, same.Value, 1e-9);
        }
    }, iter: 300);

    [Fact]
    public void AnUnknownNameIsToldTheKnownOnes() =>
        Assert.StartsWith(
            "there are no tokens of BLEU called 'intl'; expected one of 13a, zh, char, none",
            Assert.Throws<ArgumentException>(() => BleuTokens.Named("intl")).Message, StringComparison.Ordinal);
}
