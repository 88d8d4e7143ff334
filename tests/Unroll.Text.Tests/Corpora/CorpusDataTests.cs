namespace Unroll.Text.Tests;

/// <summary>Real corpora, where there are some: below the folder that UNROLL_DATA names.</summary>
public class CorpusDataTests
{
    [Fact]
    public void TheReviewsOfHotelsHaveAHeader()
    {
        var texts = LabelledTextFile.Read(Path.Combine(Data("chnsenticorp"), "train.tsv")).ToList();
        Assert.Equal(["0", "1"], texts.Select(text => text.Label).Distinct().Order());
        Assert.Equal("1", texts[0].Label);
        Assert.StartsWith("选择珠江花园的原因就是方便", texts[0].Text, StringComparison.Ordinal);
        Assert.Equal(9600, texts.Count);
    }

    [Fact]
    public void ThePolarityOfMovieReviewsIsAFolderOfClassesInLatin1()
    {
        var folder = Data("polarity-classes");
        var texts = LabelledTextFile.Read(folder, new() { Encoding = "latin1" }).ToList();
        Assert.Equal(
            [("neg", 5331), ("pos", 5331)], texts.GroupBy(text => text.Label).Select(of => (of.Key, of.Count())));
        var failure = Assert.Throws<InvalidDataException>(() => LabelledTextFile.Read(folder).ToList()).Message;
        Assert.Matches(
            @"rt-polarity\.neg, line \d+, byte \d+: 0x[0-9A-F]{2} is not valid UTF-8 here; .*name the encoding that it has", failure);
    }

    private static string Data(string corpus)
    {
        var data = Environment.GetEnvironmentVariable("UNROLL_DATA");
        Assert.SkipUnless(
            !string.IsNullOrEmpty(data),
            "UNROLL_DATA is not set; it names a folder with chnsenticorp and polarity-classes in it");
        return Path.Combine(data, corpus);
    }
}
