using System.Text;
using CsCheck;

namespace Unroll.Text.Tests;

public class TaggedTextPropertyTests
{
    private static readonly Gen<string> Word = Gen.OneOf("a", "1/2", "/", "#", "_", "1-2", "-X-", "'", "很好", "é", "😀",
        "𠮷", "\u0085x", "B").Array[1, 3].Select(string.Concat);

    private static readonly Gen<string> WithoutSpaces = Word.Where(word => !word.Any(char.IsWhiteSpace));

    private static readonly Gen<string> WithSpaces = Gen.Select(
        Gen.OneOf("", " ", "\u3000", "\u00A0"), Word, Gen.OneOf("", " ", " b"), (before, word, behind) =>
        before + word + behind);

    private static readonly Gen<string> Tag = Gen.OneOf("B-PER", "O", "NN", "名", "#", ":", "-NONE-", "X|Y=1", "😀");

    private static readonly Gen<string> Character = Gen.OneOf("a", "1", "/", "#", "中", "国", "\u0301", "😀", "𠮷");

    [Theory]
    [InlineData(TaggedFormat.Conll, null)]
    [InlineData(TaggedFormat.Conllu, "upos")]
    [InlineData(TaggedFormat.Conllu, "misc")]
    [InlineData(TaggedFormat.WordTag, null)]
    public void WhatIsWrittenIsReadBack(TaggedFormat format, string? column)
    {
        var tag = format == TaggedFormat.Conll ? Gen.OneOf(Tag, Gen.Const("New York")) : Tag;
        var token = format == TaggedFormat.WordTag ? WithoutSpaces : WithSpaces;
        var sentence = Gen.Select(token, tag).Array[1, 8].Select(Sentence)
            .Where(one => format != TaggedFormat.Conll || !one.Tokens[0].StartsWith("# ", StringComparison.Ordinal));
        var sentences = sentence.Array[1, 8];
        sentences.Sample(
            written => TaggedReading.AssertSame(
            written, TaggedReading.Read(
            format, TaggedReading.Written(format, written, column), new() { Column = column })));
    }

    [Fact]
    public void SegmentedWordsAreReadBack() =>
        Character.Array[1, 4].Array[1, 10].Array[1, 8].Sample(sentences =>
        {
            var content = string.Concat(
                sentences.Select(words => string.Join("  ", words.Select(word => string.Concat(word))) + "\n"));
            var read = TaggedReading.Read(TaggedFormat.Segmented, content);
            Assert.Equal(
                sentences.Select(words => words.SelectMany(word => word)), read.Select(sentence => sentence.Tokens));
            var written = TaggedReading.Written(TaggedFormat.Segmented, read);
            Assert.Equal(content.Replace("  ", " ", StringComparison.Ordinal), written);
            TaggedReading.AssertSame(read, TaggedReading.Read(TaggedFormat.Segmented, written));
        });

    [Theory]
    [InlineData(TaggedFormat.Conll)]
    [InlineData(TaggedFormat.Conllu)]
    [InlineData(TaggedFormat.WordTag)]
    [InlineData(TaggedFormat.Segmented)]
    [InlineData(TaggedFormat.JsonLines)]
    public void BytesGiveSentencesThatCanBeWrittenOrAreRefused(TaggedFormat format)
    {
        const string words =
            "a|/| |\t|\n|\r\n|\n\n|\u3000|\u00A0|#|_|-DOCSTART-|1|1-2|0.1|很好|😀|B-PER|a/X |b Y\n|c\tZ\n";
        const string rows = "|1\ta\t_\tX\t_\t_\t_\t_\t_\t_\n|2\tb\t_\tX\t_\t_\t_\t_\t_\t_\n";
        const string objects =
            "|{\"text\":\"a 😀 b\",\"label\":[[2,3,\"X\"],|[4,5,\"Y\"]]}|{\"text\":\"很好\",\"spans\":[]}";
        byte[][] pieces = [.. (words + rows + objects).Split('|').Select(Encoding.UTF8.GetBytes)];
        var bytes = Gen.Frequency((1, Gen.Byte.Select(one => new[] { one })), (20, Gen.OneOf(pieces)));
        Gen.Select(bytes.Array[0, 30], Gen.OneOf<string?>(null, null, "latin1", "gb18030")).Sample((parts, encoding) =>
        {
            try
            {
                var sentences = TaggedReading.Read(
                    format, [.. parts.SelectMany(part => part)], new() { Encoding = encoding });
                Assert.All(sentences, sentence => Assert.True(
                    sentence.Line > 0 && sentence.Tokens.Count > 0 && sentence.Tokens.Count == sentence.Tags.Count));
                TaggedReading.AssertSame(
                    sentences, TaggedReading.Read(format, TaggedReading.Written(format, sentences)));
            }
            catch (InvalidDataException refused)
            {
                Assert.DoesNotContain(refused.Message, char.IsControl);
                Assert.StartsWith(TaggedReading.Name, refused.Message, StringComparison.Ordinal);
            }
        }, iter: 3000);
    }

    private static TaggedSentence Sentence((string Token, string Tag)[] pairs) =>
        new([.. pairs.Select(pair => pair.Token)], [.. pairs.Select(pair => pair.Tag)]);
}
