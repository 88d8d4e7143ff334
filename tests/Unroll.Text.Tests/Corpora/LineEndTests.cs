using System.Text;
using CsCheck;

namespace Unroll.Text.Tests;

public class LineEndTests
{
    private static readonly string[] Encodings = ["utf-8", "latin1", "gb18030", "shift_jis", "utf-16", "utf-16BE",
        "utf-32", "IBM037"];

    private static readonly Gen<string> End = Gen.OneOf("\n", "\r", "\r\n");

    [Fact]
    public void LineFeedCrAndBothEndALineInEveryEncoding() =>
        Gen.Select(Gen.OneOf("", "a", "b c", "xyz").Array[1, 12], End.Array[12], Gen.Bool, Gen.OneOf(Encodings),
            Gen.Int[1, 9]).Sample((texts, ends, isLastEnded, encoding, size) =>
        {
            // An empty line after a CR would make CRLF of CR and LF.
            for (var i = 1; i < texts.Length; i++)
                ends[i] = texts[i].Length == 0 && ends[i - 1] == "\r" && ends[i] == "\n" ? "\r" : ends[i];
            var lines = texts.Zip(ends, (text, end) => (Text: text, End: end)).ToArray();
            var content = string.Concat(lines.Select((line, i) =>
                line.Text + (i < lines.Length - 1 || isLastEnded ? line.End : "")));
            var expected = lines.Select(line => line.Text).ToList();
            if (!isLastEnded && expected[^1].Length == 0)
                expected.RemoveAt(expected.Count - 1);
            using var stream = new Trickle(TextEncodings.Named(encoding).GetBytes(content), size);
            var read = TextLines.Read(stream, "data", TextEncodings.Named(encoding)).ToArray();
            Assert.Equal(expected, read.Select(line => line.Text));
            Assert.Equal(Enumerable.Range(1, expected.Count), read.Select(line => line.Number));
        });

    [Theory]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\n")]
    public void EveryReaderEndsLinesThere(string end)
    {
        LabelledText[] labelled = [new("a", "x"), new("b", "y")];
        Assert.Equal(labelled, TextReading.Read(TextFormat.Tsv, $"a\tx{end}b\ty{end}"));
        Assert.Equal(labelled, TextReading.Read(TextFormat.Tsv, $"label\ttext{end}a\tx{end}b\ty"));
        Assert.Equal(labelled, TextReading.Read(TextFormat.Tsv, $"\"a\"\t\"x\"{end}\"b\"\t\"y\"{end}"));
        Assert.Equal(labelled, TextReading.Read(TextFormat.Csv, $"label,text{end}a,x{end}b,y{end}"));
        Assert.Equal(labelled, TextReading.Read(TextFormat.FastText, $"__label__a x{end}__label__b y{end}"));
        Assert.Equal(labelled, TextReading.Read(TextFormat.JsonLines,
            $"{{\"label\":\"a\",\"text\":\"x\"}}{end}{{\"label\":\"b\",\"text\":\"y\"}}{end}"));
        using var folder = new TemporaryFolder(("a.txt", $"x{end}z"), ("b.txt", $"y{end}"));
        Assert.Equal([new("a", "x"), new("a", "z"), new("b", "y")], LabelledTextFile.Read(folder.Path));

        const string tagged = "u/X v/Y | w/X";
        Assert.Equal(tagged, TaggedReading.Shown(TaggedFormat.Conll, $"u X{end}v Y{end}{end}w X{end}"));
        Assert.Equal(tagged, TaggedReading.Shown(TaggedFormat.WordTag, $"u/X v/Y{end}w/X{end}"));
        Assert.Equal(tagged, TaggedReading.Shown(TaggedFormat.Conllu,
            string.Concat(
                new[] { Word(1, "u", "X"), Word(2, "v", "Y"), "", Word(1, "w", "X"), "" }.Select(row => row + end))));
        Assert.Equal("u/B v/E | w/S", TaggedReading.Shown(TaggedFormat.Segmented, $"uv{end}w{end}"));

        SentencePair[] pairs = [new("s", "t"), new("u", "v")];
        using var one = new TemporaryFile($"s\tt{end}u\tv{end}");
        Assert.Equal(pairs, ParallelTextFile.Read(one.Path));
        using var sources = new TemporaryFile($"s{end}u{end}");
        using var targets = new TemporaryFile("t\nv\n");
        Assert.Equal(pairs, ParallelTextFile.Read(sources.Path, targets.Path));
    }

    private static string Word(int number, string form, string tag) => $"{number}\t{form}\t_\t{tag}\t_\t_\t_\t_\t_\t_";

    [Fact]
    public void MessagesCountLinesOfEveryKind()
    {
        Assert.StartsWith(", line 4: there is no tab", TextReading.Failure(TextFormat.Tsv, "a\tx\ra\tx\r\na\tx\nb"),
            StringComparison.Ordinal);
        Assert.StartsWith(", line 4: 1 column", TextReading.Failure(TextFormat.Csv, "label,text\ra,\"x\rx\"\rb"),
            StringComparison.Ordinal);
        Assert.StartsWith(", line 3: a quote opens here",
            TextReading.Failure(TextFormat.Csv, "label,text\ra,x\rb,\"y\r"), StringComparison.Ordinal);
    }

    [Fact]
    public void AFieldInQuotesKeepsTheLineEndsInIt() =>
        Assert.Equal([new("a", "1\r2\r\n3\n4")], TextReading.Read(TextFormat.Csv, "label,text\ra,\"1\r2\r\n3\n4\"\r"));

    [Fact]
    public void ALineThatIsTypedDoesNotWaitForTheNext()
    {
        // Not for the line feed that may follow on a CR, nor for a byte order mark's bytes.
        using var stream = new Chunks("a\r", "b\r", "\nc\r\n", "\n", "d", "\n");
        using var lines = TextLines.Read(stream, "pipe").GetEnumerator();
        foreach (var (text, given) in new[] { ("a", 1), ("b", 2), ("c", 3), ("", 4), ("d", 6) })
        {
            Assert.True(lines.MoveNext());
            Assert.Equal((text, given), (lines.Current.Text, stream.Given));
        }
        using var wide = new Chunks([0xFF, 0xFE], [(byte)'a', 0, (byte)'\r', 0],
            [(byte)'\n', 0, (byte)'b', 0, (byte)'\r'], [0]);
        Assert.Equal(["a", "b"], TextLines.Read(wide, "pipe", Encoding.Unicode).Take(2).Select(line => line.Text));
        using var single = new Chunks("\n");
        Assert.Equal("", TextLines.Read(single, "pipe").First().Text);
    }

    [Theory]
    [InlineData('\u0085', "a next-line character (NEL, U+0085)")]
    [InlineData('\u2028', "a line separator (LS, U+2028)")]
    [InlineData('\u2029', "a paragraph separator (PS, U+2029)")]
    public void OtherSeparatorsAreCharactersAndAreNamed(char separator, string called)
    {
        var notices = new List<string>();
        Assert.Equal([new("a", $"x{separator}y"), new("b", "z")],
            TextReading.Read(TextFormat.Tsv, $"a\tx{separator}y\nb\tz\n", new() { Notice = notices.Add }));
        Assert.Equal($"data, line 1: {called} stands here, which does not end a line; if lines were to end there, "
            + "put a line feed in its place", Assert.Single(notices));
    }

    [Fact]
    public void SeparatorsAreNamedInEveryCorpusOnce()
    {
        var notices = new List<string>();
        const string more = "data, line 2: a line separator (LS, U+2028) stands here, and such on 1 more line, which "
            + "does not end a line; "
            + "if lines were to end there, put a line feed in its place";
        TextReading.Read(TextFormat.Csv, "label,text\na,x\u2028\u2028y\nb,\u0085z\n", new() { Notice = notices.Add });
        const string first = "{\"label\":\"a\",\"text\":\"x\"}", second = "{\"label\":\"a\",\"text\":\"x\u2028\"}";
        TextReading.Read(TextFormat.JsonLines, $"{first}\n{second}\n{second}\n", new() { Notice = notices.Add });
        TaggedReading.Read(TaggedFormat.WordTag, "a/X\nb/X\u2028c/Y\n\u0085d/X\n", new() { Notice = notices.Add });
        Assert.Equal([more, more, more], notices);

        notices.Clear();
        using var sources = new TemporaryFile("a\u2028b\n");
        using var targets = new TemporaryFile("c\u2029d\n");
        Assert.Single(ParallelTextFile.Read(sources.Path, targets.Path, new() { Notice = notices.Add }));
        Assert.Equal([sources.Path, targets.Path], notices.Select(notice => notice.Split(", line 1: ")[0]));
        notices.Clear();
        using var folder = new TemporaryFolder(("a.txt", "x\u0085"), ("b.txt", "y"));
        Assert.Equal(2, LabelledTextFile.Read(folder.Path, new() { Notice = notices.Add }).Count());
        Assert.StartsWith(Path.Combine(folder.Path, "a.txt"), Assert.Single(notices), StringComparison.Ordinal);
    }

    [Fact]
    public void SeparatorsAreNamedAlsoWhereReadingFails()
    {
        var notices = new List<string>();
        Assert.StartsWith(", line 2: there is no tab",
            TextReading.Failure(TextFormat.Tsv, "a\tx\u2028b\ty\nc", new() { Notice = notices.Add }),
            StringComparison.Ordinal);
        Assert.Single(notices);
    }
}
