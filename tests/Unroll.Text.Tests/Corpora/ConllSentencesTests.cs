using System.Text;

namespace Unroll.Text.Tests;

public class ConllSentencesTests
{
    [Theory]
    [InlineData("U.N. B-ORG\nofficial O\n\nEkeus B-PER\n\n")]
    [InlineData("U.N.\tB-ORG\nofficial\tO\n\nEkeus\tB-PER\n")]
    [InlineData("\uFEFFU.N. B-ORG\r\nofficial O\r\n\r\nEkeus B-PER")]
    [InlineData("\n\nU.N.   B-ORG \nofficial O\n \t\n\n\r\nEkeus\tB-PER \n\n\n")]
    [InlineData("U.N. NNP I-NP B-ORG\nofficial NN I-NP O\n\nEkeus NNP I-NP B-PER\n")]
    [InlineData("-DOCSTART- -X- O O\n\nU.N. NNP I-NP B-ORG\nofficial NN I-NP O\n\nEkeus NNP I-NP B-PER\n")]
    [InlineData("-DOCSTART-\n\nU.N. B-ORG\nofficial O\n-DOCSTART- -X- O O\nEkeus B-PER\n\n-DOCSTART-")]
    public void ATokenIsALineAndABlankLineEndsASentence(string content) =>
        Assert.Equal("U.N./B-ORG official/O | Ekeus/B-PER", TaggedReading.Shown(TaggedFormat.Conll, content));

    [Theory]
    [InlineData(null, "EU/B-ORG rejects/O")]
    [InlineData("-1", "EU/B-ORG rejects/O")]
    [InlineData("4", "EU/B-ORG rejects/O")]
    [InlineData("2", "EU/NNP rejects/VBZ")]
    [InlineData("-3", "EU/NNP rejects/VBZ")]
    [InlineData("-2", "EU/B-NP rejects/B-VP")]
    public void TheColumnOfTheTagCanBeChosen(string? column, string expected) =>
        Assert.Equal(expected, TaggedReading.Shown(TaggedFormat.Conll, "EU NNP B-NP B-ORG\nrejects VBZ B-VP O\n", new() { Column = column }));

    [Fact]
    public void OnlyTabsAndSpacesDivideColumns()
    {
        Assert.Equal("吴/B-NAME \u3000/O \u00A0/O 。/O", TaggedReading.Shown(TaggedFormat.Conll, "吴 B-NAME\n\u3000 O\n\u00A0 O\n。 O\n"));
        Assert.Equal(["New York", " ", "\u3000"], TaggedReading.Read(TaggedFormat.Conll, "New York\tB LOC\n \tO\n\u3000\tO\n")[0].Tokens);
    }

    [Fact]
    public void ANumberSignIsAToken() => Assert.Equal("#/O 1/O", TaggedReading.Shown(TaggedFormat.Conll, "# O\n1 O\n"));

    [Fact]
    public void ASentenceKnowsItsLine() =>
        Assert.Equal([3, 7], TaggedReading.Read(TaggedFormat.Conll, "-DOCSTART- O\n\na O\nb O\n\n\nc O\n").Select(sentence => sentence.Line));

    [Theory]
    [InlineData("", " holds no sentence, but one at least was expected")]
    [InlineData("\n \n-DOCSTART- -X- O O\n\n", " holds no sentence, but one at least was expected")]
    [InlineData("a O\nb\n", ", line 2: 1 column, but 2 at least were expected: a token and its tag")]
    [InlineData("a O\n\u3000\nb O\n", ", line 2: 1 column, but 2 at least were expected: a token and its tag")]
    [InlineData("\na O\n\nb X O\n", ", line 4: 3 columns, but 2 were expected, as on line 2")]
    [InlineData("a\tX\tO\nb\tO\n", ", line 2: 2 columns, but 3 were expected, as on line 1")]
    [InlineData("a\tO\n\tO\n", ", line 2: the token in front of the tab is empty; leave out what has no token")]
    [InlineData("a\tO\nb\t\n", ", line 2: the tag is empty; give every token a tag")]
    [InlineData("a\tO\nb\t \n", ", line 2: the tag is empty; give every token a tag")]
    [InlineData("a \u3000\n", ", line 1: the tag is empty; give every token a tag")]
    [InlineData("a O\e[31m\n", @", line 1: the tag 'O\u001B[31m' holds a control character, but a name on one line was expected")]
    [InlineData("a O\0\n", ", line 1, byte 4: a NUL byte, which text does not have; is this a text file in UTF-8? If it is in another encoding, such as utf-16, name it (--encoding)")]
    public void WhatIsWrongIsNamedWithItsLine(string content, string expected) => Assert.Equal(expected, TaggedReading.Failure(TaggedFormat.Conll, content));

    [Theory]
    [InlineData("4")]
    [InlineData("-4")]
    [InlineData("-3")]
    [InlineData("-2147483648")]
    public void AColumnThatTheFileLacksIsNamed(string column) =>
        Assert.Equal($", line 2: there is no column {column} for the tag; there are 3 columns, of which the first is the token's (--column)",
            TaggedReading.Failure(TaggedFormat.Conll, "\na X O\n", new() { Column = column }));

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("upos")]
    [InlineData("99999999999")]
    [InlineData("")]
    public void AColumnIsANumber(string column) =>
        Assert.StartsWith($"the column '{column}' cannot hold the tag; expected a number from 2, as the token is in the first, or a negative one that counts from the end (--column)",
            Assert.Throws<ArgumentException>(() => TaggedReading.Read(TaggedFormat.Conll, "a O\n", new() { Column = column })).Message, StringComparison.Ordinal);

    [Fact]
    public void ALongSentenceIsReadWhole()
    {
        var sentence = Assert.Single(TaggedReading.Read(TaggedFormat.Conll, string.Concat(Enumerable.Range(0, 10_000).Select(at => $"w{at} T{at % 7}\n"))));
        Assert.Equal(Enumerable.Range(0, 10_000).Select(at => $"w{at}"), sentence.Tokens);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(at => $"T{at % 7}"), sentence.Tags);
    }

    [Fact]
    public void OtherEncodingsCanBeNamed()
    {
        var bytes = TextEncodings.Named("gb18030").GetBytes("吴 B-NAME\n重 M-NAME\n阳 E-NAME\n\n， O\n");
        Assert.Equal("吴/B-NAME 重/M-NAME 阳/E-NAME | ，/O", TaggedReading.Shown(TaggedReading.Read(TaggedFormat.Conll, bytes, new() { Encoding = "gb18030" })));
        Assert.Equal("data, line 1, byte 1: 0xCE is not valid UTF-8 here; save the file as UTF-8, or name the encoding that it has (--encoding)",
            Assert.Throws<InvalidDataException>(() => TaggedReading.Read(TaggedFormat.Conll, bytes)).Message);
        Assert.Equal("a/O", TaggedReading.Shown(TaggedReading.Read(TaggedFormat.Conll, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a O\r\n")], new() { Encoding = "utf-16" })));
    }
}
