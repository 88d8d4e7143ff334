namespace Unroll.Text.Tests;

public class TagSchemesTests
{
    [Theory]
    [InlineData("none", TagScheme.None)]
    [InlineData("iob1", TagScheme.Iob1)]
    [InlineData("iob2", TagScheme.Iob2)]
    [InlineData("bio", TagScheme.Iob2)]
    [InlineData("bioes", TagScheme.Bioes)]
    [InlineData("iobes", TagScheme.Bioes)]
    [InlineData("bmes", TagScheme.Bmes)]
    [InlineData("ioe1", TagScheme.Ioe1)]
    [InlineData("ioe2", TagScheme.Ioe2)]
    [InlineData("bilou", TagScheme.Bilou)]
    [InlineData("bioul", TagScheme.Bilou)]
    [InlineData("biluo", TagScheme.Bilou)]
    [InlineData("bmewo", TagScheme.Bmewo)]
    [InlineData("bmew", TagScheme.Bmewo)]
    [InlineData("bios", TagScheme.Bios)]
    [InlineData("bieo", TagScheme.Bieo)]
    public void SchemesHaveNames(string name, TagScheme scheme) => Assert.Equal(scheme, TagSchemes.Named(name));

    [Fact]
    public void AnUnknownNameIsToldWhatThereIs()
    {
        Assert.Equal(["none", "iob1", "iob2", "ioe1", "ioe2", "bioes", "bilou", "bmes", "bmewo", "bios", "bieo"],
            TagSchemes.Names);
        Assert.StartsWith("there is no scheme called 'biu'; expected none, iob1, iob2, ioe1, ioe2, bioes, bilou, "
            + "bmes, bmewo, bios or bieo",
            Assert.Throws<ArgumentException>(() => TagSchemes.Named("biu")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TagScheme.Iob1, "I-PER I-PER O I-LOC B-LOC I-ORG", "PER 0 2, LOC 3 4, LOC 4 5, ORG 5 6")]
    [InlineData(TagScheme.Iob2, "B-PER I-PER O B-LOC B-LOC B-ORG", "PER 0 2, LOC 3 4, LOC 4 5, ORG 5 6")]
    [InlineData(TagScheme.Bioes, "B-PER E-PER O S-LOC S-LOC S-ORG", "PER 0 2, LOC 3 4, LOC 4 5, ORG 5 6")]
    [InlineData(TagScheme.Bmes, "B-PER M-PER E-PER O S-LOC", "PER 0 3, LOC 4 5")]
    [InlineData(TagScheme.Bmes, "B E S B M E", " 0 2,  2 3,  3 6")]
    [InlineData(TagScheme.Iob2, "B I O B", " 0 2,  3 4")]
    [InlineData(TagScheme.Iob2, "B-a-b I-a-b", "a-b 0 2")]
    [InlineData(TagScheme.Ioe1, "I-PER I-PER O E-LOC I-LOC I-ORG", "PER 0 2, LOC 3 4, LOC 4 5, ORG 5 6")]
    [InlineData(TagScheme.Ioe2, "I-PER E-PER O E-LOC E-LOC E-ORG", "PER 0 2, LOC 3 4, LOC 4 5, ORG 5 6")]
    [InlineData(TagScheme.Bilou, "B-PER I-PER L-PER U-LOC U-LOC B-ORG L-ORG", "PER 0 3, LOC 3 4, LOC 4 5, ORG 5 7")]
    [InlineData(TagScheme.Bmewo, "B-PER M-PER E-PER W-LOC W-LOC O", "PER 0 3, LOC 3 4, LOC 4 5")]
    [InlineData(TagScheme.Bios, "B-PER I-PER S-PER S-LOC O", "PER 0 2, PER 2 3, LOC 3 4")]
    [InlineData(TagScheme.Bieo, "B-PER I-PER E-PER B-LOC B-LOC O", "PER 0 3, LOC 3 4, LOC 4 5")]
    [InlineData(TagScheme.Iob2, "O O", "")]
    [InlineData(TagScheme.Iob2, "", "")]
    // Parts of speech that look like anything.
    [InlineData(TagScheme.None, "NN -NONE- B-X", "")]
    // Broken sequences, as spyysalo/conlleval.py takes them.
    [InlineData(TagScheme.Iob2, "I-PER O I-LOC I-PER", "PER 0 1, LOC 2 3, PER 3 4")]
    [InlineData(TagScheme.Bioes, "B-PER I-PER O E-PER E-PER", "PER 0 2, PER 3 4, PER 4 5")]
    [InlineData(TagScheme.Bioes, "B-PER S-PER I-PER B-PER", "PER 0 1, PER 1 2, PER 2 3, PER 3 4")]
    [InlineData(TagScheme.Bioes, "B-PER E-LOC", "PER 0 1, LOC 1 2")]
    [InlineData(TagScheme.Bmes, "M M B S E", " 0 2,  2 3,  3 4,  4 5")]
    [InlineData(TagScheme.Bilou, "I-PER L-PER L-PER U-PER I-PER O B-PER U-PER",
        "PER 0 2, PER 2 3, PER 3 4, PER 4 5, PER 6 7, PER 7 8")]
    [InlineData(TagScheme.Ioe2, "I-PER I-PER O I-LOC E-PER", "PER 0 2, LOC 3 4, PER 4 5")]
    public void TagsSaySpans(TagScheme scheme, string tags, string spans) =>
        Assert.Equal(
            spans, string.Join(
            ", ", TagSchemes.Spans(Cut(tags), scheme).Select(span => $"{span.Type} {span.Start} {span.End}")));

    [Theory]
    [InlineData(TagScheme.Iob1, "I-PER I-PER I-PER O I-LOC B-LOC I-ORG")]
    [InlineData(TagScheme.Iob2, "B-PER I-PER I-PER O B-LOC B-LOC B-ORG")]
    [InlineData(TagScheme.Bioes, "B-PER I-PER E-PER O S-LOC S-LOC S-ORG")]
    [InlineData(TagScheme.Bmes, "B-PER M-PER E-PER O S-LOC S-LOC S-ORG")]
    [InlineData(TagScheme.Ioe1, "I-PER I-PER I-PER O E-LOC I-LOC I-ORG")]
    [InlineData(TagScheme.Ioe2, "I-PER I-PER E-PER O E-LOC E-LOC E-ORG")]
    [InlineData(TagScheme.Bilou, "B-PER I-PER L-PER O U-LOC U-LOC U-ORG")]
    [InlineData(TagScheme.Bmewo, "B-PER M-PER E-PER O W-LOC W-LOC W-ORG")]
    [InlineData(TagScheme.Bios, "B-PER I-PER I-PER O S-LOC S-LOC S-ORG")]
    [InlineData(TagScheme.Bieo, "B-PER I-PER E-PER O B-LOC B-LOC B-ORG")]
    public void SpansAreWrittenAsTags(TagScheme scheme, string tags)
    {
        TagSpan[] spans = [new("PER", 0, 3), new("LOC", 4, 1), new("LOC", 5, 1), new("ORG", 6, 1)];
        Assert.Equal(Cut(tags), TagSchemes.Tags(spans, 7, scheme));
        Assert.Equal(Cut(tags), TagSchemes.Convert(TagSchemes.Tags(spans, 7, TagScheme.Iob1), TagScheme.Iob1, scheme));
    }

    [Theory]
    [InlineData('-', false, false, "B-PER I-PER O B-A-B")]
    [InlineData('_', false, false, "B_PER I_PER O B_A-B")]
    [InlineData(':', false, true, "b:PER i:PER o b:A-B")]
    [InlineData('-', true, false, "PER-B PER-I O A-B-B")]
    [InlineData('_', true, true, "PER_b PER_i o A-B_b")]
    public void TagsMayBeWrittenOtherwise(char separator, bool typeFirst, bool lowerCase, string tags)
    {
        var spelling = new TagSpelling { Separator = separator, TypeFirst = typeFirst, LowerCase = lowerCase };
        TagSpan[] spans = [new("PER", 0, 2), new("A-B", 3, 1)];
        Assert.Equal(Cut(tags), TagSchemes.Tags(spans, 4, TagScheme.Iob2, spelling));
        Assert.Equal(spans, TagSchemes.Spans(Cut(tags), TagScheme.Iob2, spelling));
        Assert.Equal(spelling, Assert.Single(TagSpelling.All, one => one.ToString() == spelling.ToString()));
        Assert.Equal(["o"], TagSchemes.Tags([], 1, TagScheme.Iob2, new TagSpelling { LowerCase = true }));
    }

    [Fact]
    public void SpansWithoutTypesAreBareLetters() =>
        Assert.Equal(Cut("B E S O"), TagSchemes.Tags([new("", 0, 2), new("", 2, 1)], 4, TagScheme.Bmes));

    [Theory]
    [InlineData(0, 2, 1, 2)]
    [InlineData(2, 1, 0, 1)]
    [InlineData(0, 1, 1, 0)]
    [InlineData(0, 1, 2, -1)]
    [InlineData(0, 1, 1, 3)]
    [InlineData(0, 1, 1, int.MaxValue)]
    [InlineData(0, 1, int.MaxValue, 1)]
    [InlineData(-1, 2, 1, 1)]
    public void SpansThatDoNotFitAreRefused(int start, int length, int nextStart, int nextLength) =>
        Assert.Throws<ArgumentException>(
            () => TagSchemes.Tags([new("X", start, length), new("X", nextStart, nextLength)], 3, TagScheme.Iob2));

    [Theory]
    [InlineData("NN")]
    [InlineData("")]
    [InlineData("B-")]
    [InlineData("O-PER")]
    [InlineData("X-PER")]
    [InlineData("b-PER")]
    [InlineData("B_PER")]
    [InlineData("PER-B")]
    public void TagsOfNoSchemeAreRefused(string tag)
    {
        var refused = Assert.Throws<ArgumentException>(() => TagSchemes.Spans(["O", tag], TagScheme.Iob2));
        Assert.StartsWith($"tag '{tag}' is of no scheme; expected O, or one of B, I, M, E, S, L, U and W, alone or "
            + "with a type as in B-PER, or scheme none", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TagSchemes.IsAllowed(tag, null, TagScheme.Iob2));
    }

    [Fact]
    public void ASchemeWithoutSpansIsNoneToConvert()
    {
        Assert.StartsWith("scheme none has no spans; expected iob1, iob2, ioe1, ioe2, bioes, bilou, bmes, bmewo, bios "
            + "or bieo",
            Assert.Throws<ArgumentException>(() => TagSchemes.Convert(["O"], TagScheme.None, TagScheme.Iob2)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TagSchemes.Convert(["O"], TagScheme.Iob2, TagScheme.None));
        Assert.Throws<ArgumentException>(() => TagSchemes.Tags([], 1, TagScheme.None));
    }

    // All pairs that are allowed; those of types also between types.
    [Theory]
    [InlineData(TagScheme.None, "> NN, NN -NONE-, -NONE- <")]
    [InlineData(TagScheme.Iob1,
        "> I-X, > I-Y, > O, > <, I-X I-X, I-X I-Y, I-X B-X, I-X O, I-X <, B-X B-X, B-X I-X, B-X I-Y, B-X O, B-X <, O "
        + "I-X, O I-Y, O O, O <")]
    [InlineData(TagScheme.Iob2,
        "> B-X, > B-Y, > O, > <, B-X I-X, B-X B-X, B-X B-Y, B-X O, B-X <, I-X I-X, I-X B-X, I-X B-Y, I-X O, I-X <, O "
        + "B-X, O B-Y, O O, O <")]
    [InlineData(TagScheme.Bioes,
        "> B-X, > S-X, > O, > <, B-X I-X, B-X E-X, I-X I-X, I-X E-X, E-X B-X, E-X B-Y, E-X S-X, E-X S-Y, E-X O, E-X <, "
        + "S-X B-X, S-X S-X, S-X B-Y, S-X S-Y, S-X O, S-X <, O B-X, O S-X, O O, O <")]
    [InlineData(TagScheme.Bmes, "> B, > S, > <, B M, B E, M M, M E, E B, E S, E <, S B, S S, S <")]
    [InlineData(TagScheme.Ioe1,
        "> I-X, > E-X, > O, > <, I-X I-X, I-X E-X, I-X I-Y, I-X E-Y, I-X O, I-X <, E-X I-X, E-X E-X, O I-X, O E-X, O "
        + "<")]
    [InlineData(TagScheme.Ioe2,
        "> I-X, > E-X, I-X I-X, I-X E-X, E-X I-X, E-X E-X, E-X I-Y, E-X E-Y, E-X O, E-X <, O I-X, O E-X")]
    [InlineData(TagScheme.Bilou,
        "> B-X, > U-X, B-X I-X, B-X L-X, I-X I-X, I-X L-X, L-X B-X, L-X U-Y, L-X O, L-X <, U-X U-X, U-X B-Y, U-X <, O "
        + "U-X")]
    [InlineData(TagScheme.Bmewo, "> B, > W, B M, B E, M E, E W, E <, W B, W W, W <")]
    [InlineData(TagScheme.Bios,
        "> B-X, > S-X, B-X I-X, I-X I-X, I-X B-X, I-X S-Y, I-X O, I-X <, S-X S-X, S-X B-Y, S-X <, O S-X")]
    [InlineData(TagScheme.Bieo,
        "> B-X, B-X I-X, B-X E-X, B-X B-X, B-X B-Y, B-X O, B-X <, I-X I-X, I-X E-X, E-X B-X, E-X O, E-X <")]
    public void WhatMayFollowWhat(TagScheme scheme, string pairs)
    {
        foreach (var pair in pairs.Split(", "))
            Assert.True(Allowed(pair, scheme), pair);
    }

    [Theory]
    [InlineData(TagScheme.Iob1, "> B-X, O B-X, I-Y B-X, B-Y B-X")]
    [InlineData(TagScheme.Iob2, "> I-X, O I-X, B-Y I-X, I-Y I-X, O I")]
    [InlineData(TagScheme.Bioes,
        "> I-X, > E-X, O I-X, O E-X, B-X O, B-X <, I-X <, B-X B-X, B-X S-X, B-X E-Y, B-X I-Y, I-X E-Y, E-X E-X, E-X "
        + "I-X, S-X E-X, S-X I-X")]
    [InlineData(TagScheme.Bmes, "> M, > E, B B, B S, B <, M <, M B, M S, E M, E E, S M, S E")]
    [InlineData(TagScheme.Ioe1, "E-X <, E-X O, E-X I-Y, E-X E-Y, > B-X, > S-X")]
    [InlineData(TagScheme.Ioe2, "I-X <, I-X O, I-X I-Y, I-X E-Y, > B-X, O S-X")]
    [InlineData(TagScheme.Bilou,
        "> I-X, > L-X, O I-X, O L-X, B-X O, B-X <, B-X B-X, B-X U-X, B-X L-Y, I-X <, L-X L-X, L-X I-X, U-X I-X, U-X "
        + "L-X")]
    [InlineData(TagScheme.Bmewo, "> M, > E, B <, B W, M <, W M, W E, E E")]
    [InlineData(TagScheme.Bios, "> I-X, O I-X, B-X O, B-X <, B-X B-X, B-X S-X, S-X I-X, I-X I-Y")]
    [InlineData(TagScheme.Bieo, "> I-X, > E-X, O E-X, B-X E-Y, I-X <, I-X O, I-X B-X, E-X E-X, E-X I-X")]
    public void WhatMayNot(TagScheme scheme, string pairs)
    {
        foreach (var pair in pairs.Split(", "))
            Assert.False(Allowed(pair, scheme), pair);
    }

    private static bool Allowed(string pair, TagScheme scheme)
    {
        var (from, to) = (pair.Split(' ')[0], pair.Split(' ')[^1]);
        return TagSchemes.IsAllowed(from == ">" ? null : from, to == "<" ? null : to, scheme);
    }

    private static string[] Cut(string tags) => tags.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
