namespace Unroll.Text.Tests;

/// <summary>The formats of a sentence a line.</summary>
public class LineSentencesTests
{
    [Theory]
    [InlineData("The/DT car/NN\n1/2/CD //:\n")]
    [InlineData("\uFEFFThe/DT car/NN\r\n\r\n1/2/CD //:")]
    [InlineData("\n The/DT \t car/NN \n \u3000\n\u3000\u30001/2/CD\u3000//:\n\n")]
    public void TheLastSlashDividesWordAndTag(string content) =>
        Assert.Equal(
            [["The", "car"], ["1/2", "/"]], TaggedReading.Read(TaggedFormat.WordTag, content)
            .Select(sentence => sentence.Tokens));

    [Fact]
    public void TagsStandBehindTheLastSlash() =>
        Assert.Equal(
            [["DT", "NN"], ["CD", ":"]], TaggedReading.Read(TaggedFormat.WordTag, "The/DT car/NN\n1/2/CD //:\n")
            .Select(sentence => sentence.Tags));

    [Theory]
    [InlineData("迈向  充满  希望\n１９９８年  𠮷 ，\n")]
    [InlineData("\uFEFF迈向 充满 希望 \r\n\r\n１９９８年\t𠮷\u3000，")]
    [InlineData("\n\u3000\u3000迈向\u3000 充满\u3000\u3000希望\n \u3000\t\n １９９８年 𠮷 ，\n\n")]
    public void CharactersHaveTheTagsOfTheirWords(string content) =>
        Assert.Equal(
            "迈/B 向/E 充/B 满/E 希/B 望/E | １/B ９/M ９/M ８/M 年/E 𠮷/S ，/S",
            TaggedReading.Shown(TaggedFormat.Segmented, content));

    [Theory]
    [InlineData(TaggedFormat.WordTag)]
    [InlineData(TaggedFormat.Segmented)]
    public void ASentenceKnowsItsLine(TaggedFormat format) =>
        Assert.Equal([2, 5], TaggedReading.Read(format, "\na/X b/Y\n \n\nc/Z\n").Select(sentence => sentence.Line));

    [Theory]
    [InlineData("a/X b\n", ", line 1: there is no slash in 'b', but word/TAG was expected")]
    [InlineData("a/X\n\n/Y\n", ", line 3: there is no word before the slash in '/Y', but word/TAG was expected")]
    [InlineData("a/X b/ c/Y\n", ", line 1: there is no tag after the last slash in 'b/', but word/TAG was expected")]
    [InlineData("a/X\u0007\n",
        @", line 1: the tag 'X\u0007' holds a control character, but a name on one line was expected")]
    [InlineData(" \n\u3000\n", " holds no sentence, but one at least was expected")]
    public void WhatIsWrongWithWordsAndTagsIsNamedWithItsLine(string content, string expected) =>
        Assert.Equal(expected, TaggedReading.Failure(TaggedFormat.WordTag, content));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF\r\n \u3000\n")]
    public void AFileOfBlankLinesHoldsNoSentence(string content) => Assert.Equal(
        " holds no sentence, but one at least was expected", TaggedReading.Failure(TaggedFormat.Segmented, content));

    [Fact]
    public void AModelOfCharactersReadsTheSameTokens()
    {
        const string text = "迈向  充满\u00A0希望 e\u0301 👩‍🚀 \u2028 é";
        var tokens = new CharacterTokenizer().Cut(text).Select(span => span.In(text).ToString());
        Assert.Equal(tokens, Assert.Single(TaggedReading.Read(TaggedFormat.Segmented, text)).Tokens);
    }

    [Fact]
    public void OtherEncodingsCanBeNamed()
    {
        var bytes = TextEncodings.Named("gb18030").GetBytes("迈向/v\u3000世纪/n\r\n");
        Assert.Equal(
            "迈向/v 世纪/n", TaggedReading.Shown(
            TaggedReading.Read(TaggedFormat.WordTag, bytes, new() { Encoding = "gb18030" })));
    }

    [Fact]
    public void LongSentencesAreReadWhole()
    {
        var tokens = Enumerable.Range(0, 10_000).Select(at => $"w{at}").ToArray();
        Assert.Equal(
            tokens, Assert.Single(
            TaggedReading.Read(TaggedFormat.WordTag, string.Join(' ', tokens.Select(token => $"{token}/X")))).Tokens);
        Assert.Equal(
            10_000, Assert.Single(TaggedReading.Read(TaggedFormat.Segmented, new string('中', 10_000))).Tokens.Count);
    }

    [Theory]
    [InlineData(TaggedFormat.WordTag, "word-tag has no columns; leave out `Column`")]
    [InlineData(TaggedFormat.Segmented, "segmented has no columns; leave out `Column`")]
    public void ThereAreNoColumns(TaggedFormat format, string expected) =>
        Assert.StartsWith(
            expected, Assert.Throws<ArgumentException>(
            () => TaggedReading.Read(format, "a/X\n", new() { Column = "2" })).Message, StringComparison.Ordinal);
}
