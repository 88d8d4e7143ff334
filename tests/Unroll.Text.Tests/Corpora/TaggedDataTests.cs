namespace Unroll.Text.Tests;

/// <summary>Real corpora of tagged sentences, where there are some: below the folder that UNROLL_DATA names.</summary>
public class TaggedDataTests
{
    [Theory]
    [InlineData("train", 12544)]
    [InlineData("dev", 2001)]
    [InlineData("test", 2077)]
    public void TheEnglishWebTreebankIsConllu(string part, int expected)
    {
        var path = Data("ud-english-ewt", $"en_ewt-ud-{part}.conllu");
        var sentences = TaggedTextFile.Read(path).ToList();
        Assert.Equal(expected, sentences.Count);
        Assert.Equal(17, Tags(sentences).Count);
        Assert.Equal(expected, TaggedTextFile.Read(path, new() { Column = "xpos" }).Count());
        AssertWrittenAndReadBack(TaggedFormat.Conllu, sentences);
    }

    [Theory]
    [InlineData("train3000.txt", 3000)]
    [InlineData("test914.txt", 914)]
    public void ThePennTreebanksSampleIsWordsAndTags(string name, int expected)
    {
        var sentences = TaggedTextFile.Read(Data("ptb-sample", name), new() { Format = TaggedFormat.WordTag }).ToList();
        Assert.Equal(expected, sentences.Count);
        AssertWrittenAndReadBack(TaggedFormat.WordTag, sentences);
    }

    [Fact]
    public void ThePennTreebanksSampleHas46Tags() =>
        Assert.Equal(
            46, Tags(new[] { "train3000.txt", "test914.txt" }.SelectMany(
            name => TaggedTextFile.Read(Data("ptb-sample", name), new() { Format = TaggedFormat.WordTag }))).Count);

    [Theory]
    [InlineData("train", 3821)]
    [InlineData("dev", 463)]
    [InlineData("test", 477)]
    public void TheNamesOfResumesAreConll(string part, int expected)
    {
        var sentences = TaggedTextFile.Read(Data("resume-ner", $"{part}.char.bmes")).ToList();
        Assert.Equal(expected, sentences.Count);
        Assert.All(Tags(sentences), tag => Assert.Matches("^(O|[BMES]-[A-Z]+)$", tag));
        AssertWrittenAndReadBack(TaggedFormat.Conll, sentences);
    }

    [Fact]
    public void ThePeoplesDailyIsSegmented()
    {
        var sentences = TaggedTextFile.Read(
            Data("pku", "pku_training_reconstructed.utf8"), new() { Format = TaggedFormat.Segmented }).ToList();
        Assert.Equal(19484, sentences.Count);
        Assert.Equal(["B", "E", "M", "S"], Tags(sentences));
        AssertWrittenAndReadBack(TaggedFormat.Segmented, sentences);
    }

    [Theory]
    [InlineData("ud-english-ewt/en_ewt-ud-dev.conllu", TaggedFormat.Conllu, "upos", TagScheme.None)]
    [InlineData("ud-english-ewt/en_ewt-ud-dev.conllu", TaggedFormat.Conllu, "xpos", TagScheme.None)]
    [InlineData("ud-english-ewt/en_ewt-ud-dev.conllu", TaggedFormat.Conllu, "feats", TagScheme.None)]
    [InlineData("ud-english-ewt/en_ewt-ud-dev.conllu", TaggedFormat.Conllu, "deprel", TagScheme.None)]
    [InlineData("ud-english-ewt/en_ewt-ud-dev.conllu", TaggedFormat.Conllu, "head", TagScheme.None)]
    [InlineData("ud-english-ewt/en_ewt-ud-dev.conllu", TaggedFormat.Conllu, "misc", TagScheme.None)]
    [InlineData("ud-italian-partut/it_partut-ud-dev.conllu", TaggedFormat.Conllu, "upos", TagScheme.None)]
    [InlineData("ud-italian-partut/it_partut-ud-dev.conllu", TaggedFormat.Conllu, "xpos", TagScheme.None)]
    [InlineData("ptb-sample/test914.txt", TaggedFormat.WordTag, null, TagScheme.None)]
    [InlineData("resume-ner/dev.char.bmes", TaggedFormat.Conll, null, TagScheme.Bmes)]
    [InlineData("pku/pku_test_gold.utf8", TaggedFormat.Segmented, null, TagScheme.Bmes)]
    public void NothingIsDoubtedInThem(string path, TaggedFormat format, string? column, TagScheme scheme)
    {
        var parts = path.Split('/');
        var sentences = TaggedTextFile.Read(Data(parts[0], parts[1]), new() { Format = format, Column = column })
            .ToList();
        Assert.Equal((scheme, TagSpelling.Standard), TagSchemes.Recognise(sentences));
        Assert.Empty(TaggingDoubts.Find(sentences));
    }

    private static SortedSet<string> Tags(IEnumerable<TaggedSentence> sentences) =>
        new(sentences.SelectMany(sentence => sentence.Tags), StringComparer.Ordinal);

    private static void AssertWrittenAndReadBack(TaggedFormat format, List<TaggedSentence> sentences) =>
        TaggedReading.AssertSame(sentences, TaggedReading.Read(format, TaggedReading.Written(format, sentences)));

    private static string Data(string corpus, string name)
    {
        var data = Environment.GetEnvironmentVariable("UNROLL_DATA");
        Assert.SkipUnless(
            !string.IsNullOrEmpty(data),
            "UNROLL_DATA is not set; it names a folder with ud-english-ewt, ptb-sample, resume-ner and pku in it");
        return Path.Combine(data, corpus, name);
    }
}
