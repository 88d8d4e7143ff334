namespace Unroll.Text.Tests;

/// <summary>
/// Real sentences with their translations, where there are some: below the folder that UNROLL_DATA names.
/// </summary>
public class ParallelDataTests
{
    [Theory]
    [InlineData("train", 29000)]
    [InlineData("val", 1014)]
    [InlineData("test_2016_flickr", 1000)]
    public void Multi30kIsTwoFiles(string part, int expected)
    {
        var pairs = ParallelTextFile.Read(Data("multi30k", $"{part}.de"), Data("multi30k", $"{part}.en")).ToList();
        Assert.Equal(expected, pairs.Count);
        var subwords = BytePairVocabulary.Learn(pairs.SelectMany(pair => new[] { pair.Source, pair.Target }), 2000);
        Assert.Equal(2000, subwords.Merges.Count);
        Assert.All(pairs, pair => Assert.Equal(Spaced(pair.Source), subwords.Join(subwords.Cut(pair.Source))));
    }

    [Fact]
    public void TatoebaIsOneFileWithTheAuthorsBehind()
    {
        var pairs = ParallelTextFile.Read(Data("tatoeba-en-zh", "cmn.txt")).ToList();
        Assert.Equal(new("Hi.", "嗨。"), pairs[0]);
        Assert.Equal(29155, pairs.Count); // of 29,156 lines the last is empty
        var (train, dev) = HeldOut.Split(pairs, 0.1, seed: 1);
        Assert.Empty(train.Select(pair => pair.Source).Intersect(dev.Select(pair => pair.Source)));
        var subwords = BytePairVocabulary.Learn(train.Select(pair => pair.Target), 4000);
        Assert.All(pairs, pair => Assert.Equal(Spaced(pair.Target), subwords.Join(subwords.Cut(pair.Target))));
        // What is written with the usual spaces comes back from words too.
        var words = ReversibleTokens.Named("words");
        Assert.InRange(pairs.Count(pair => words.Join(words.Cut(pair.Source)) != Spaced(pair.Source)), 0, 10);
    }

    private static string Spaced(string text) => string.Join(' ', new WhitespaceTokenizer().Tokenize(text));

    private static string Data(string corpus, string name)
    {
        var data = Environment.GetEnvironmentVariable("UNROLL_DATA");
        Assert.SkipUnless(
            !string.IsNullOrEmpty(data),
            "UNROLL_DATA is not set; it names a folder with multi30k and tatoeba-en-zh in it");
        return Path.Combine(data, corpus, name);
    }
}
