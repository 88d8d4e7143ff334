namespace Unroll.Text.Tests;

public class JsonLinesTextsTests
{
    [Fact]
    public void TextAndLabelAreFoundAmongOtherProperties() =>
        Assert.Equal(
            [new("pos", "a \"b\"\n很好 😀"), new("1.50", "x"), new("true", "y"), new("-2", "z")],
            TextReading.Read(TextFormat.JsonLines, """
                {"label": "pos", "text": "a \"b\"\n\u5f88好 😀"}
                 {"id": {"text": [1, {"label": null}]}, "Sentence":"x","class":1.50, "more":[[[]]]} 
                {"label": true, "text": "y"}
                {"text":"z","label":-2}


                """));

    [Fact]
    public void PropertiesCanBeNamed()
    {
        const string content = """{"title":"A","text":"fine","stars":5,"label":"x"}""";
        Assert.Equal(
            [new("5", "A")],
            TextReading.Read(TextFormat.JsonLines, content, new() { TextColumn = "title", LabelColumn = "stars" }));
        Assert.Equal(
            ", line 1: there is no property 'c' for the label; there are 'title', 'text', 'stars', 'label'",
            TextReading.Failure(TextFormat.JsonLines, content, new() { LabelColumn = "c" }));
    }

    [Theory]
    [InlineData("", " is empty, but lines of a JSON object were expected")]
    [InlineData("{\"label\":1,\"text\":\"a\"}\n\n{}\n", ", line 2: the line is empty, but a JSON object was expected")]
    [InlineData("{\"label\":1,\"text\":\"a\"}\n{\"label\":\"很\",text:1}\n",
        ", line 2, column 14: this is not JSON, but a JSON object was expected on each line")]
    [InlineData("{\"label\":1,\"text\":\"a\"",
        ", line 1, column 22: this is not JSON, but a JSON object was expected on each line")]
    [InlineData("{\"label\":1,\"text\":\"a\"} {}",
        ", line 1, column 24: this is not JSON, but a JSON object was expected on each line")]
    [InlineData("{\"label\":1,\"text\":\"a\"},",
        ", line 1, column 23: this is not JSON, but a JSON object was expected on each line")]
    [InlineData("[", ", line 1: an array stands here, but a JSON object was expected on each line")]
    [InlineData("\"a\"", ", line 1: a string stands here, but a JSON object was expected on each line")]
    [InlineData("{}",
        ", line 1: no property has a usual name for the text, such as text; name the property with "
        + "`TextColumn`: there are none")]
    [InlineData("{\"text\":\"a\",\"x\\u0007\":1}",
        @", line 1: no property has a usual name for the label, such as label; name the property with `LabelColumn`: there are 'text', 'x\u0007'")]
    [InlineData("{\"text\":\"a\",\"review\":\"b\",\"label\":1}",
        ", line 1: more than one property may be the text: 'text', 'review'; name the property with "
        + "`TextColumn`")]
    [InlineData("{\"text\":\"a\",\"label\":1,\"t\\u0065xt\":\"a\"}",
        ", line 1: the property 'text' is there twice; leave one")]
    [InlineData("{\"text\":1,\"label\":1}", ", line 1: 'text' is a number, but the text was expected to be a string")]
    [InlineData("{\"text\":null,\"label\":1}", ", line 1: 'text' is null, but the text was expected to be a string")]
    [InlineData("{\"text\":\"a\",\"label\":null}",
        ", line 1: 'label' is null, but the label was expected to be a string, a number, true or false")]
    [InlineData("{\"text\":\"a\",\"label\":[1,2]}",
        ", line 1: 'label' holds 2 labels, but one for each text was expected; keep one, or leave the text out")]
    [InlineData("{\"text\":\"a\",\"label\":[null]}",
        ", line 1: 'label' is null, but the label was expected to be a string, a number, true or false")]
    [InlineData("{\"text\":\"a\",\"label\":[[0,1,\"PER\"]]}",
        ", line 1: 'label' holds spans of the text, which a tagger learns from (`Format` jsonl), but the "
        + "label of the whole was expected")]
    [InlineData("{\"text\":\"a\",\"label\":{}}",
        ", line 1: 'label' is an object, but the label was expected to be a string, a number, true or false")]
    [InlineData("{\"text\":\" \",\"label\":1}", ", line 1: the text is empty; leave out what has no text")]
    [InlineData("{\"text\":\"a\",\"label\":\"\"}", ", line 1: the label is empty; give every text a label")]
    [InlineData("{\"text\":\"a\\ud83d\",\"label\":1}",
        ", line 1: 'text' holds half of a surrogate pair; write both halves, or the character itself")]
    [InlineData("{\"\\ude00\":1}",
        ", line 1: a property's name holds half of a surrogate pair; write both halves, or the character itself")]
    public void WhatIsWrongIsNamedWithItsLine(string content, string expected) =>
        Assert.Equal(expected, TextReading.Failure(TextFormat.JsonLines, content));

    [Fact]
    public void OtherPropertiesMayBeDeepOrMany()
    {
        var deep = $"{{\"x\":{new string('[', 100_000)}{new string(']', 100_000)},\"text\":\"a\",\"label\":1}}";
        var many = $"{{{string.Concat(Enumerable.Range(0, 80_000).Select(at => $"\"{at}\":1,"))}\"text\":\"a\",\"label\":1}}";
        Assert.Equal([new("1", "a"), new("1", "a")], TextReading.Read(TextFormat.JsonLines, $"{deep}\n{many}"));
    }

    [Fact]
    public void ALineOfAMillionCharactersIsRefused() =>
        Assert.Equal(
            ", line 1: the line has 1000000 characters or more, where fewer were expected; put one text on a line",
            TextReading.Failure(TextFormat.JsonLines, $"{{\"text\":\"{new string('x', 1_000_000)}\",\"label\":1}}"));
}
