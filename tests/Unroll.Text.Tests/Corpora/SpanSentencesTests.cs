namespace Unroll.Text.Tests;

public class SpanSentencesTests
{
    [Theory]
    [InlineData("""{"text":"Ada left New York.","label":[[0,3,"PER"],[9,17,"LOC"]]}""")]
    [InlineData("""{"id":1,"text":"Ada left New York.","labels":[[9,17,"LOC"],[0,3,"PER"],[0,3,"PER"]]}""")]
    [InlineData("""{"text":"Ada left New York.","spans":[{"start":0,"end":3,"label":"PER","token_start":0},{"start":9,"end":17,"label":"LOC"}],"answer":"accept"}""")]
    [InlineData("""{"text":"Ada left New York.","entities":[{"id":1,"label":"PER","start_offset":0,"end_offset":4},{"id":2,"label":" LOC","start_offset":8,"end_offset":17}]}""")]
    public void SpansBecomeTags(string line) =>
        Assert.Equal("Ada/B-PER left/O New/B-LOC York/I-LOC ./O", TaggedReading.Shown(TaggedFormat.JsonLines, line));

    [Fact]
    public void PlacesCountCharactersAndNotUnitsOfUtf16() =>
        Assert.Equal("😀/O 𠮷/B-X a/O b/B-Y", TaggedReading.Shown(TaggedFormat.JsonLines,
            """{"text":"😀 𠮷 a b","label":[[2,3,"X"],[6,7,"Y"]]}"""));

    [Fact]
    public void TokensAreCutWhereASpanEnds() =>
        Assert.Equal("trans/B-X atlantic/O", TaggedReading.Shown(TaggedFormat.JsonLines,
            """{"text":"transatlantic","label":[[0,5,"X"]]}"""));

    [Fact]
    public void TokensOfTheObjectAreTaken() =>
        Assert.Equal("New-York/B-LOC 's/O", TaggedReading.Shown(TaggedFormat.JsonLines,
            """{"text":"New-York's","tokens":[{"text":"New-York","start":0,"end":8,"id":0},{"text":"'s","start":8,"end":10,"id":1}],"spans":[{"start":0,"end":8,"label":"LOC"}]}"""));

    [Fact]
    public void TheTokenizerIsChosen() =>
        Assert.Equal("我/O 去/O 北/B-LOC 京/I-LOC", TaggedReading.Shown(TaggedFormat.JsonLines,
            """{"text":"我去北京","label":[[2,4,"LOC"]]}""", new() { Tokens = "characters" }));

    [Fact]
    public void WhatWasRejectedIsLeftOut()
    {
        var notices = new List<string>();
        const string content = """
            {"text":"a","spans":[],"answer":"accept"}
            {"text":"b","spans":[],"answer":"reject"}

            {"text":"c"}
            """;
        Assert.Equal(", line 4: there is no array 'spans', 'label', 'labels', 'entities' of spans, such as [[0, 3, "
            + "\"PER\"]]; there are 'text'",
            TaggedReading.Failure(TaggedFormat.JsonLines, content, new() { Notice = notices.Add }));
        Assert.Equal([1], TaggedReading.Read(TaggedFormat.JsonLines, string.Join('\n', content.Split('\n')[..2]),
            new() { Notice = notices.Add }).Select(sentence => sentence.Line));
        Assert.Equal("data: 1 of 2 objects is left out, 1 with the answer reject or ignore", Assert.Single(notices));
    }

    [Theory]
    [InlineData("""{"text":"abc","label":[[0,4,"X"]]}""",
        ", line 1: a span goes from 0 to 4, but one within the text's 3 characters was expected, the end "
            + "after the start")]
    [InlineData("""{"text":"abc","label":[[1,1,"X"]]}""",
        ", line 1: a span goes from 1 to 1, but one within the text's 3 characters was expected, the end "
            + "after the start")]
    [InlineData("""{"text":"a b","label":[[0,1,"X"],[0,3,"Y"]]}""",
        ", line 1: the spans 'a' and 'a b' overlap, but a token has one tag; keep one of them")]
    [InlineData("""{"text":"a  b","label":[[1,3,"X"]]}""",
        ", line 1: the span from 1 to 3 holds no text; leave it out")]
    [InlineData("""{"text":"a b","label":["X"]}""",
        ", line 1: a span is neither an array of start, end and label nor an object with them, as in [0, 3, \"PER\"]")]
    [InlineData("""{"text":"a b","label":[["0",1,"X"]]}""",
        ", line 1: a span has no start and end, which are to be whole numbers")]
    [InlineData("""{"text":"a b","label":[[0,1,null]]}""", ", line 1: a span has no label, which is to be a string")]
    [InlineData("""{"text":"a b","label":[[0,1," "]]}""", ", line 1: the tag is empty; give every token a tag")]
    [InlineData("""{"text":" ","label":[]}""", ", line 1: the text is empty; leave out what has no text")]
    [InlineData("""{"label":[]}""", ", line 1: there is no string 'text'; there are 'label'")]
    [InlineData("""{"text":"ab","tokens":[{"start":0,"end":2}],"spans":[{"start":0,"end":1,"label":"X"}]}""",
        ", line 1: the span 'a' does not begin and end with a token; see to the object's tokens")]
    [InlineData("""{"text":"ab","spans":[{"start":0,"end":1,"label":"\ud83d"}]}""",
        ", line 1: a label holds half of a surrogate pair; write both halves, or the character itself")]
    [InlineData("nothing", ", line 1, column 2: this is not JSON, but a JSON object was expected on each line")]
    public void WhatIsWrongIsNamedWithItsLine(string content, string expected) =>
        Assert.Equal(expected, TaggedReading.Failure(TaggedFormat.JsonLines, content));

    [Theory]
    [InlineData("X", "tag 'X' is of no scheme")]
    [InlineData("B", "a span has no type, as with the tags of words, which jsonl cannot do without; write another "
        + "format")]
    public void TagsThatMakeNoSpansAreRefused(string tag, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() =>
            TaggedReading.Written(TaggedFormat.JsonLines, [new(["a"], [tag])])).Message, StringComparison.Ordinal);

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        TaggedSentence[] sentences = [new(["𠮷", "left", "New", "York", "\""], ["B-PER", "O", "B-LOC", "I-LOC", "O"]),
            new(["a b", "c"], ["B-X", "B-X"])];
        var written = TaggedReading.Written(TaggedFormat.JsonLines, sentences);
        TaggedReading.AssertSame(sentences, TaggedReading.Read(TaggedFormat.JsonLines, written));
        Assert.Contains("""
            "spans":[{"start":0,"end":1,"label":"PER"},{"start":7,"end":15,"label":"LOC"}]
            """, written, StringComparison.Ordinal);
    }
}
