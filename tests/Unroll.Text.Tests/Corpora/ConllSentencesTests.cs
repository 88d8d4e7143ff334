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
        Assert.Equal(
            expected, TaggedReading.Shown(
            TaggedFormat.Conll, "EU NNP B-NP B-ORG\nrejects VBZ B-VP O\n", new() { Column = column }));

    [Fact]
    public void OnlyTabsAndSpacesDivideColumns()
    {
        Assert.Equal(
            "吴/B-NAME \u3000/O \u00A0/O 。/O",
            TaggedReading.Shown(TaggedFormat.Conll, "吴 B-NAME\n\u3000 O\n\u00A0 O\n。 O\n"));
        Assert.Equal(
            ["New York", " ", "\u3000"],
            TaggedReading.Read(TaggedFormat.Conll, "New York\tB LOC\n \tO\n\u3000\tO\n")[0].Tokens);
    }

    [Theory]
    [InlineData("# O\n1 O\n", "#/O 1/O")]
    [InlineData("#\tSYM\n", "#/SYM")]
    [InlineData("#tag B-X\nb O\n\n#\tO\n", "#tag/B-X b/O | #/O")]
    [InlineData("a # O\n# # O\n\n# # O\n", "a/O #/O | #/O")]
    [InlineData("a O\n# id\n", "a/O #/id")]
    public void ANumberSignIsAToken(string content, string expected) =>
        Assert.Equal(expected, TaggedReading.Shown(TaggedFormat.Conll, content));

    [Theory]
    [InlineData("# id 1\na B-X\nb O\n\n# id 2\nc O\n")]
    [InlineData("# id\na B-X\nb O\n\n# id\nc O\n")]
    [InlineData("# a comment\n# and another one\n\n#\na B-X\nb O\n\nc O\n\n# \n\n")]
    [InlineData("#begin document (bc/cctv/00); part 000\na _ B-X\nb _ O\n\nc _ O\n\n#end document\n")]
    [InlineData("# sent_id = 1\na NN I-NP B-X\nb NN I-NP O\n\n# sent_id = 2\nc NN I-NP O\n")]
    [InlineData("# text = B-X\na _ _ B-X\nb _ _ O\n\n# text = O\nc _ _ O\n")]
    [InlineData("#\thttp://example.org [2009-10-17]\na\tNN\tB-X\nb\tNN\tO\n\n#\thttp://example.org\nc\tNN\tO\n")]
    [InlineData("# id 0003\tdomain=en\na\tB-X\nb\tO\n\n# id 0004\tdomain=en\nc\tO\n")]
    [InlineData("-DOCSTART- -X-\n\n# id 1\r\na B-X\r\nb O\r\n\r\n# id 2\r\nc O\r\n")]
    public void CommentsBeforeASentenceAreSkipped(string content) =>
        Assert.Equal("a/B-X b/O | c/O", TaggedReading.Shown(TaggedFormat.Conll, content));

    [Fact]
    public void ALongHeadOfCommentsIsSkipped() =>
        Assert.Equal("a/O | b/O",
            TaggedReading.Shown(TaggedFormat.Conll,
            $"{string.Concat(Enumerable.Repeat("# licence\n", 3000))}\na O\n\nb O\n"));

    [Theory]
    [InlineData("a O\n  O\nb O\n", "a/O  /O b/O")]
    [InlineData(" O\na B-X\n", " /O a/B-X")]
    [InlineData("  O\n", " /O")]
    [InlineData("a NN O\n  SP O\n", "a/O  /O")]
    [InlineData("a\tO\n \tO\n", "a/O  /O")]
    [InlineData(" a O\n  b  B-X\n", "a/O b/B-X")] // nothing is missing: the lines are indented
    public void ABlankIsAToken(string content, string expected) =>
        Assert.Equal(expected, TaggedReading.Shown(TaggedFormat.Conll, content));

    [Theory]
    [InlineData("2", null, "1\tAda\tNNP\tB-PER\n2\tleft\tVBD\tO\n", "Ada/B-PER left/O")]
    [InlineData("2", "3", "1\tAda\tNNP\tB-PER\n2\tleft\tVBD\tO\n", "Ada/NNP left/VBD")]
    [InlineData("-1", "1", "B-PER Ada\nO left\n", "Ada/B-PER left/O")]
    [InlineData("2", "-3", "B-PER x -DOCSTART-\n\nB-PER Ada x\nO left x\n", "x/B-PER | Ada/B-PER left/O")]
    [InlineData("2", null, "0 -DOCSTART- O\n\n# 1\n1 Ada B-PER\n2 left O\n", "Ada/B-PER left/O")]
    public void TheColumnOfTheTokenCanBeChosen(string token, string? tag, string content, string expected) =>
        Assert.Equal(expected,
            TaggedReading.Shown(TaggedFormat.Conll, content, new() { TokenColumn = token, Column = tag }));

    [Fact]
    public void TokenAndTagHaveColumnsOfTheirOwn()
    {
        Assert.StartsWith("column 2 cannot hold the tag, as it holds the token; name another one (`Column`, "
            + "`TokenColumn`)",
            Assert.Throws<ArgumentException>(() =>
                TaggedReading.Read(TaggedFormat.Conll, "a O\n", new() { TokenColumn = "2", Column = "2" })).Message,
                StringComparison.Ordinal);
        Assert.Equal(", line 1: column 2 of 2 cannot hold the tag, as it holds the token; name another one (`Column`, "
            + "`TokenColumn`)",
            TaggedReading.Failure(TaggedFormat.Conll, "1 a\n2 b\n", new() { TokenColumn = "2" }));
        Assert.Equal(", line 1: there is no column 3 for the token; there are 2 columns (`TokenColumn`)",
            TaggedReading.Failure(TaggedFormat.Conll, "1 a\n2 b\n", new() { TokenColumn = "3" }));
        Assert.StartsWith("the column 'form' cannot hold the token; expected a number from 1, or a negative one that "
            + "counts from the end (`TokenColumn`)",
            Assert.Throws<ArgumentException>(() =>
                TaggedReading.Read(TaggedFormat.Conll, "a O\n", new() { TokenColumn = "form" })).Message,
                StringComparison.Ordinal);
        Assert.StartsWith("conllu has no choice of columns for the token; leave out `TokenColumn`",
            Assert.Throws<ArgumentException>(() =>
                TaggedReading.Read(TaggedFormat.Conllu, "#\n", new() { TokenColumn = "2" })).Message,
                StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null,
        "the tokens of each sentence count 1, 2, 3, as their numbers do; are the words in another column "
        + "(`TokenColumn`)?")]
    [InlineData("2", "1",
        "the tags of each sentence count 1, 2, 3, as numbers of tokens do; are the tags in another column (`Column`)?")]
    [InlineData("3", null,
        "the tokens of a sentence are all the same, such as 'doc/0'; are the words in another column "
        + "(`TokenColumn`)?")]
    [InlineData("2", null, null)]
    public void AColumnOfNumbersIsDoubted(string? token, string? tag, string? expected)
    {
        foreach (var first in new[] { 0, 1 })
        {
            var sentences = TaggedReading.Read(TaggedFormat.Conll,
                $"{first} Ada doc/0 NNP\n{first + 1} 2 doc/0 CD\n{first + 2} left doc/0 VBD\n\n{first} left doc/1 "
                + "VBD\n", new() { TokenColumn = token, Column = tag });
            Assert.Equal(expected is null ? [] : [expected], TaggingDoubts.Find(sentences));
        }
    }

    [Fact]
    public void ACommentWithoutASpaceIsNoToken() =>
        Assert.All(
            TaggedReading.Read(TaggedFormat.Conll, "#id 1\nAda B-PER\nsaw O\n\n## 2\nYork B-LOC\n\n#tag O\nhi O\n"),
            sentence => Assert.DoesNotContain(sentence.Tokens, token => token is "#id" or "##"));

    [Fact]
    public void ASentenceKnowsItsLine() =>
        Assert.Equal(
            [3, 7], TaggedReading.Read(TaggedFormat.Conll, "-DOCSTART- O\n\na O\nb O\n\n\nc O\n")
            .Select(sentence => sentence.Line));

    [Theory]
    [InlineData("", " holds no sentence, but one at least was expected")]
    [InlineData("\n \n-DOCSTART- -X- O O\n\n", " holds no sentence, but one at least was expected")]
    [InlineData("a O\nb\n", ", line 2: 1 column, but 2 at least were expected: a token and its tag")]
    [InlineData("a O\n\u3000\nb O\n", ", line 2: 1 column, but 2 at least were expected: a token and its tag")]
    [InlineData("\na O\n\nb X O\n", ", line 4: 3 columns, but 2 were expected, as on line 2")]
    [InlineData("a\tX\tO\nb\tO\n", ", line 2: 2 columns, but 3 were expected, as on line 1")]
    [InlineData("a\tO\n\tO\n", ", line 2: the token is empty; leave out what has no token")]
    [InlineData("a\tO\nb\t\n", ", line 2: the tag is empty; give every token a tag")]
    [InlineData("a\tO\nb\t \n", ", line 2: the tag is empty; give every token a tag")]
    [InlineData("a \u3000\n", ", line 1: the tag is empty; give every token a tag")]
    [InlineData("a O\e[31m\n",
        @", line 1: the tag 'O\u001B[31m' holds a control character, but a name on one line was expected")]
    [InlineData("a O\0\n",
        ", line 1, byte 4: a NUL byte, which text does not have; is this a text file in UTF-8? If it is in another "
        + "encoding, such as utf-16, name it (`Encoding`)")]
    public void WhatIsWrongIsNamedWithItsLine(string content, string expected) =>
        Assert.Equal(expected, TaggedReading.Failure(TaggedFormat.Conll, content));

    [Theory]
    [InlineData("4")]
    [InlineData("-4")]
    [InlineData("-2147483648")]
    public void AColumnThatTheFileLacksIsNamed(string column) =>
        Assert.Equal($", line 2: there is no column {column} for the tag; there are 3 columns (`Column`)",
            TaggedReading.Failure(TaggedFormat.Conll, "\na X O\n", new() { Column = column }));

    [Theory]
    [InlineData("0")]
    [InlineData("upos")]
    [InlineData("99999999999")]
    [InlineData("")]
    public void AColumnIsANumber(string column) =>
        Assert.StartsWith($"the column '{column}' cannot hold the tag; expected a number from 1, or a negative one "
            + "that counts from the end (`Column`)",
            Assert.Throws<ArgumentException>(
                () => TaggedReading.Read(TaggedFormat.Conll, "a O\n", new() { Column = column })).Message,
                StringComparison.Ordinal);

    [Theory]
    [InlineData("1",
        "column 1 cannot hold the tag, as it holds the token; name another one (`Column`, `TokenColumn`)")]
    [InlineData("-3",
        "data, line 2: column 1 of 3 cannot hold the tag, as it holds the token; name another one (`Column`, "
        + "`TokenColumn`)")]
    public void TheTokensColumnHoldsNoTag(string column, string expected) =>
        Assert.StartsWith(expected,
            Assert.ThrowsAny<Exception>(() =>
            TaggedReading.Read(TaggedFormat.Conll, "\na X O\n", new() { Column = column })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void ALongSentenceIsReadWhole()
    {
        var sentence = Assert.Single(
            TaggedReading.Read(
            TaggedFormat.Conll, string.Concat(Enumerable.Range(0, 10_000).Select(at => $"w{at} T{at % 7}\n"))));
        Assert.Equal(Enumerable.Range(0, 10_000).Select(at => $"w{at}"), sentence.Tokens);
        Assert.Equal(Enumerable.Range(0, 10_000).Select(at => $"T{at % 7}"), sentence.Tags);
    }

    [Fact]
    public void OtherEncodingsCanBeNamed()
    {
        var bytes = TextEncodings.Named("gb18030").GetBytes("吴 B-NAME\n重 M-NAME\n阳 E-NAME\n\n， O\n");
        Assert.Equal(
            "吴/B-NAME 重/M-NAME 阳/E-NAME | ，/O",
            TaggedReading.Shown(TaggedReading.Read(TaggedFormat.Conll, bytes, new() { Encoding = "gb18030" })));
        Assert.Equal(
            "data, line 1, byte 1: 0xCE is not valid UTF-8 here; save the file as UTF-8, or name the encoding that it "
            + "has (`Encoding`)",
            Assert.Throws<InvalidDataException>(() => TaggedReading.Read(TaggedFormat.Conll, bytes)).Message);
        Assert.Equal(
            "a/O", TaggedReading.Shown(
            TaggedReading.Read(
            TaggedFormat.Conll, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a O\r\n")],
            new() { Encoding = "utf-16" })));
    }
}
