namespace Unroll.Text.Tests;

public class ConlluSentencesTests
{
    /// <summary>
    /// As the specification has it: multiword tokens, an empty node, comments, and a word with a space.
    /// </summary>
    private const string Spanish = """
        # sent_id = 1
        # text = vámonos al mar
        1-2	vámonos	_	_	_	_	_	_	_	_
        1	vamos	ir	VERB	V	Number=Plur	0	root	_	_
        2	nos	nosotros	PRON	P	_	1	obj	_	_
        3-4	al	_	_	_	_	_	_	_	_
        3	a	a	ADP	S	_	5	case	_	_
        4	el	el	DET	D	_	5	det	_	_
        5	mar	mar	NOUN	N	_	1	obl	_	SpaceAfter=No
        5.1	fue	ir	VERB	V	_	_	_	1:conj	_

        # text = 20 000 #
        1	20 000	20000	NUM	M	_	0	root	_	_
        2	#	#	SYM	F	_	1	dep	_	_

        """;

    private const string Chinese = """
        # text = 看來許多人
        0.1	我	我	PRON	PRP	_	_	_	2:nsubj	_
        1	看來	看來	ADV	RB	_	0	root	_	SpaceAfter=No|Translit=kànlái
        2-3	許多人	_	_	_	_	_	_	_	_
        2	許多	許多	ADJ	JJ	_	3	amod	_	_
        3	人	人	NOUN	NN	_	1	nsubj	_	_
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void WordsHaveTags(string end)
    {
        var content = Spanish.ReplaceLineEndings(end);
        const string expected = "vamos/VERB nos/PRON a/ADP el/DET mar/NOUN | 20 000/NUM #/SYM";
        Assert.Equal(expected, TaggedReading.Shown(TaggedFormat.Conllu, content));
        Assert.Equal(expected, TaggedReading.Shown(TaggedFormat.Conllu, "\uFEFF" + content.TrimEnd()));
        Assert.Equal([4, 13], TaggedReading.Read(TaggedFormat.Conllu, content).Select(sentence => sentence.Line));
        Assert.Equal("看來/ADV 許多/ADJ 人/NOUN", TaggedReading.Shown(TaggedFormat.Conllu, Chinese.ReplaceLineEndings(end)));
    }

    [Theory]
    [InlineData("xpos", "看來/RB 許多/JJ 人/NN")]
    [InlineData("deprel", "看來/root 許多/amod 人/nsubj")]
    [InlineData("head", "看來/0 許多/3 人/1")]
    [InlineData("lemma", "看來/看來 許多/許多 人/人")]
    [InlineData("feats", "看來/_ 許多/_ 人/_")]
    [InlineData("misc", "看來/SpaceAfter=No|Translit=kànlái 許多/_ 人/_")]
    public void TheFieldOfTheTagCanBeChosen(string column, string expected) =>
        Assert.Equal(
            expected, TaggedReading.Shown(
            TaggedFormat.Conllu, Chinese.ReplaceLineEndings("\n"), new() { Column = column }));

    [Theory]
    [InlineData("# text = nothing\n\n", " holds no sentence, but one at least was expected")]
    [InlineData("1 a a X _ _ 0 root _ _\n", ", line 1: 1 field, but 10 with tabs between were expected")]
    [InlineData("#\n1\ta\ta\tX\t_\t_\t0\troot\t_\n", ", line 2: 9 fields, but 10 with tabs between were expected")]
    [InlineData("2\ta\ta\tX\t_\t_\t0\troot\t_\t_\n",
        ", line 1: the ID is '2', but 1 was expected: the words of a sentence count from 1, and a blank line ends it")]
    [InlineData("1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n",
        ", line 2: the ID is '1', but 2 was expected: the words of a sentence count from 1, and a blank line ends it")]
    [InlineData("2-3\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
        ", line 1: the ID is '2-3', but 1 was expected: the words of a sentence count from 1, and a blank "
        + "line ends it")]
    [InlineData("1-0\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
        ", line 1: the ID is '1-0', but 1 was expected: the words of a sentence count from 1, and a blank "
        + "line ends it")]
    [InlineData("1.1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
        ", line 1: the ID is '1.1', but 1 was expected: the words of a sentence count from 1, and a blank "
        + "line ends it")]
    [InlineData("0.0\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
        ", line 1: the ID is '0.0', but 1 was expected: the words of a sentence count from 1, and a blank "
        + "line ends it")]
    [InlineData("-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
        ", line 1: the ID is '-1', but 1 was expected: the words of a sentence count from 1, and a blank line ends it")]
    [InlineData("x\ta\t_\t_\t_\t_\t_\t_\t_\t_\n",
        ", line 1: the ID is 'x', but 1 was expected: the words of a sentence count from 1, and a blank line ends it")]
    [InlineData("1\t\ta\tX\t_\t_\t0\troot\t_\t_\n", ", line 1: the word's form is empty; every word has one")]
    [InlineData("1\ta\ta\t\t_\t_\t0\troot\t_\t_\n", ", line 1: the tag is empty; give every token a tag")]
    [InlineData("1\ta\ta\tX\u0007\t_\t_\t0\troot\t_\t_\n",
        @", line 1: the tag 'X\u0007' holds a control character, but a name on one line was expected")]
    [InlineData("1\ta\ta\t_\tX\t_\t0\troot\t_\t_\n",
        ", line 1: the word has no tag in the column upos, which is _; name another column (`Column`)")]
    public void WhatIsWrongIsNamedWithItsLine(string content, string expected) =>
        Assert.Equal(expected, TaggedReading.Failure(TaggedFormat.Conllu, content));

    [Fact]
    public void ATreebankMayLackAColumn() =>
        Assert.Equal(", line 1: the word has no tag in the column xpos, which is _; name another column (`Column`)",
            TaggedReading.Failure(TaggedFormat.Conllu, "1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n", new() { Column = "xpos" }));

    [Theory]
    [InlineData("UPOS")]
    [InlineData("form")]
    [InlineData("4")]
    public void AnUnknownColumnIsToldWhatThereIs(string column) =>
        Assert.StartsWith(
            $"there is no column '{column}' for the tag; expected lemma, upos, xpos, feats, head, deprel, deps or "
            + "misc (`Column`)",
            Assert.Throws<ArgumentException>(
                () => TaggedReading.Read(TaggedFormat.Conllu, Chinese, new() { Column = column })).Message,
                StringComparison.Ordinal);

    [Fact]
    public void SentencesSayHowTheyAreWritten()
    {
        var sentences = TaggedReading.Read(TaggedFormat.Conllu, Spanish.ReplaceLineEndings("\n")).ToArray();
        Assert.Equal(["vámonos al mar", "20 000 #"], sentences.Select(sentence => sentence.Written!.Text));
        Assert.Equal(
            [new(new(0, 7), 2), new(new(8, 2), 2), new(new(11, 3))], sentences[0].Written!.Tokens);
        Assert.Equal([new WrittenToken(new(0, 6)), new(new(7, 1))], sentences[1].Written!.Tokens);
        Assert.Equal((false, true), (sentences[0].Written!.SpaceAfter, sentences[1].Written!.SpaceAfter));
        Assert.All(sentences, sentence => Assert.False(sentence.Written!.StartsParagraph));
        var chinese = TaggedReading.Read(TaggedFormat.Conllu, Chinese.ReplaceLineEndings("\n")).Single().Written!;
        Assert.Equal([new(new(0, 2)), new(new(2, 3), 2)], chinese.Tokens);
    }

    [Theory]
    [InlineData("# newpar\n", true)]
    [InlineData("# newdoc id = x\n", true)]
    [InlineData("# new\n", false)]
    public void AParagraphBeginsWhereItIsMarked(string comment, bool begins)
    {
        const string Word = "1\ta\t_\tX\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n";
        var read = TaggedReading.Read(TaggedFormat.Conllu, Word + comment + Word + Word).ToArray();
        Assert.Equal([false, begins, false], read.Select(sentence => sentence.Written!.StartsParagraph));
    }

    [Theory]
    [InlineData("# text = b a\n", "1\ta\t_\tX\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tb\t_\tX\t_\t_\t_\t_\t_\t_\n", "ab")]
    [InlineData("# text = a b c\n", "1\ta\t_\tX\t_\t_\t_\t_\t_\t_\n2\tb\t_\tX\t_\t_\t_\t_\t_\t_\n", "a b")]
    [InlineData("# text = a\n", "1\ta\t_\tX\t_\t_\t_\t_\t_\t_\n2\tb\t_\tX\t_\t_\t_\t_\t_\t_\n", "a b")]
    [InlineData("# text = a\n", "1-3\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\tX\t_\t_\t_\t_\t_\t_\n", null)]
    public void ATextThatIsNotThatOfTheTokensIsLeftOutAndSaid(string comment, string words, string? expected)
    {
        var notices = new List<string>();
        var options = new TaggedTextOptions { Notice = notices.Add };
        var read = TaggedReading.Read(TaggedFormat.Conllu, comment + words, options).Single();
        Assert.Equal(expected, read.Written?.Text);
        Assert.Contains(
            "1 sentence does not have the tokens of the # text or of a range, such as the one on line ",
            Assert.Single(notices), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        TaggedSentence sentence = new(["a", "b", "c", "."], ["X", "Y", "Z", "P"])
        {
            Written = new("ab  c.", [new(new(0, 2), 2), new(new(4, 1)), new(new(5, 1))]) { StartsParagraph = true },
        };
        using var output = new StringWriter();
        new TaggedTextWriter(output, TaggedFormat.Conllu).Write(sentence);
        Assert.StartsWith(
            "# newpar\n# text = ab  c.\n1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\tX\t", output.ToString(),
            StringComparison.Ordinal);
        var back = TaggedReading.Read(TaggedFormat.Conllu, output.ToString()).Single();
        Assert.Equal(sentence.Tokens, back.Tokens);
        Assert.Equal(sentence.Written.Text, back.Written!.Text);
        Assert.Equal(sentence.Written.Tokens, back.Written.Tokens);
        Assert.True(back.Written.StartsParagraph);
        Assert.Contains(
            "is written as 4 words, but has 1 tokens", Assert.Throws<ArgumentException>(
                () => new TaggedTextWriter(output, TaggedFormat.Conllu).Write(
                    sentence with { Tokens = ["a"], Tags = ["X"] })).Message, StringComparison.Ordinal);
    }
}
