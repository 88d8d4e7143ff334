namespace Unroll.Text.Tests;

public class TaggedTextWriterTests
{
    private static readonly TaggedSentence[] Sentences = [new(["中", "国", "，"], ["B", "E", "S"]), new(["人"], ["S"])];

    [Theory]
    [InlineData(TaggedFormat.Conll, null, "中 B\n国 E\n， S\n\n人 S\n\n")]
    [InlineData(TaggedFormat.Conllu, null,
        "1\t中\t_\tB\t_\t_\t_\t_\t_\t_\n2\t国\t_\tE\t_\t_\t_\t_\t_\t_\n3\t，\t_\tS\t_\t_\t_\t_\t_\t_\n\n1\t人\t_\tS\t_\t_\t_\t_\t_\t_\n\n")]
    [InlineData(TaggedFormat.Conllu, "misc",
        "1\t中\t_\t_\t_\t_\t_\t_\t_\tB\n2\t国\t_\t_\t_\t_\t_\t_\t_\tE\n3\t，\t_\t_\t_\t_\t_\t_\t_\tS\n\n1\t人\t_\t_\t_\t_\t_\t_\t_\tS\n\n")]
    [InlineData(TaggedFormat.WordTag, null, "中/B 国/E ，/S\n人/S\n")]
    [InlineData(TaggedFormat.Segmented, null, "中国 ，\n人\n")]
    public void SentencesAreWrittenAndReadBack(TaggedFormat format, string? column, string expected)
    {
        var written = TaggedReading.Written(format, Sentences, column);
        Assert.Equal(expected, written);
        TaggedReading.AssertSame(Sentences, TaggedReading.Read(format, written, new() { Column = column }));
    }

    [Fact]
    public void ATabDividesWhereASpaceIsInTheToken() =>
        Assert.Equal("New York\tLOC\n \tO\n\u3000 O\na\tB LOC\n#\tO\n# 1\tO\n\n",
            TaggedReading.Written(TaggedFormat.Conll,
            [new(["New York", " ", "\u3000", "a", "#", "# 1"], ["LOC", "O", "O", "B LOC", "O", "O"])]));

    [Fact]
    public void WhatWouldBeReadAsACommentIsNotWritten() =>
        Assert.StartsWith("the token '# 1' begins as a comment does in conll, with a number sign and a space; take "
            + "the space out",
            Assert.Throws<ArgumentException>(() => TaggedReading.Written(TaggedFormat.Conll, [new(["# 1"], ["O"])]))
                .Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(TaggedFormat.Conll, "a\tb", "X",
        @"the token 'a\u0009b' holds a tab, a line end or a NUL, which conll cannot have in one; take it out")]
    [InlineData(TaggedFormat.Conll, "-DOCSTART-", "X",
        "the token -DOCSTART- stands for a new document in conll; leave it out")]
    [InlineData(TaggedFormat.Conll, "a", "X ",
        "the tag 'X ' begins or ends with white space or an invisible character, which reading would leave out; take "
        + "it away")]
    [InlineData(TaggedFormat.WordTag, "a", "\u200BX",
        @"the tag '\u200BX' begins or ends with white space or an invisible character, which reading would leave "
        + @"out; take it away")]
    [InlineData(TaggedFormat.Conll, "a\rb", "X",
        @"the token 'a\u000Db' holds a tab, a line end or a NUL, which conll cannot have in one; take it out")]
    [InlineData(TaggedFormat.Conllu, "a\nb", "X",
        @"the token 'a\u000Ab' holds a tab, a line end or a NUL, which conllu cannot have in one; take it out")]
    [InlineData(TaggedFormat.Conllu, "a", "_",
        "the word has no tag in the column upos, which is _; name another column (`Column`)")]
    [InlineData(TaggedFormat.WordTag, "a\u3000b", "X",
        "the token 'a\u3000b' holds white space or a NUL, which word-tag cannot have in one; take it out")]
    [InlineData(TaggedFormat.WordTag, "a", "X/Y",
        "the tag 'X/Y' holds white space or a slash, which word-tag cannot have in one; write another format")]
    [InlineData(TaggedFormat.Segmented, "a b", "S",
        "the token 'a b' holds white space or a NUL, which segmented cannot have in one; take it out")]
    [InlineData(TaggedFormat.Segmented, "a", "O", "tag 2 is 'O', but B, M, E or S was expected")]
    [InlineData(TaggedFormat.Conll, "", "X", "a token of the sentence is empty; leave it out")]
    [InlineData(TaggedFormat.Conll, "a", "", "the tag is empty; give every token a tag")]
    [InlineData(TaggedFormat.WordTag, "a", "X\u0007",
        @"the tag 'X\u0007' holds a control character, but a name on one line was expected")]
    public void WhatAFormatCannotHoldIsRefusedAndNothingOfItWritten(
        TaggedFormat format, string token, string tag, string expected)
    {
        using var text = new StringWriter();
        var writer = new TaggedTextWriter(text, format);
        var failure = Assert.Throws<ArgumentException>(
            () => writer.Write(new TaggedSentence(["x", token], ["S", tag])));
        Assert.StartsWith(expected, failure.Message, StringComparison.Ordinal);
        Assert.Equal("", text.ToString());
        writer.Write(new TaggedSentence(["x"], ["S"]));
        Assert.Equal("x/S", TaggedReading.Shown(format, text.ToString()));
    }

    [Fact]
    public void ASentenceHasATagForEachToken()
    {
        var writer = new TaggedTextWriter(TextWriter.Null, TaggedFormat.Conll);
        Assert.StartsWith(
            "the sentence has no token, but one at least was expected; leave it out",
            Assert.Throws<ArgumentException>(() => writer.Write(new([], []))).Message, StringComparison.Ordinal);
        Assert.StartsWith("the sentence has 2 tokens and 1 tags, but a tag for each token was expected",
            Assert.Throws<ArgumentException>(() => writer.Write(new(["a", "b"], ["X"]))).Message,
                StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyConlluHasAChoiceOfColumns() =>
        Assert.StartsWith("conll is written without a choice of columns; leave out the column",
            Assert.Throws<ArgumentException>(
                () => new TaggedTextWriter(TextWriter.Null, TaggedFormat.Conll, "2")).Message,
                StringComparison.Ordinal);
}
