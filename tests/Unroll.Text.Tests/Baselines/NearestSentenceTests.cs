using CsCheck;

namespace Unroll.Text.Tests;

public class NearestSentenceTests
{
    private static readonly SentencePair[] Train =
    [
        new("half past four", "4:30"), new("half past five", "5:30"),
            new("a quarter past five in the afternoon of a long day", "17:15"), new("五", "5"),
            new("half past five", "never"),
    ];

    [Theory]
    [InlineData("half past five", "5:30")] // the first of two
    [InlineData("half past fifteen", "5:30")]
    [InlineData("half past forty", "4:30")]
    [InlineData("past five", "5:30")] // all of it stands in the long sentence too, with much beside
    [InlineData("五", "5")]
    [InlineData("六", "4:30")] // like none
    [InlineData("", "4:30")]
    public void TheTranslationOfTheMostLikeSentenceIsCopied(string source, string expected) =>
        Assert.Equal(expected, new NearestSentence(Train).Predict(source));

    [Fact]
    public void LikenessIsDicesCoefficient() =>
        Gen.Char["ab "].Array[0, 7].Select(letters => new string(letters)).Array[2, 12].Sample(sources =>
    {
        var (source, train) = (sources[0], sources[1..]);
        var expected = Enumerable.Range(0, train.Length)
            .MaxBy(sentence => Dice(train[sentence], source)); // the first of several
        Assert.Equal(
            $"{expected}", new NearestSentence(
            train.Select((sentence, number) => new SentencePair(sentence, $"{number}"))).Predict(source));
    });

    [Fact]
    public void OnlySoManySentencesAreRemembered()
    {
        var many = Enumerable.Range(0, NearestSentence.MaximumSentences).Select(number => new SentencePair("ab", "old"))
            .Append(new("xy", "new"));
        Assert.Equal("old", new NearestSentence(many).Predict("xy"));
        Assert.Equal("new", new NearestSentence(many.Skip(1)).Predict("xy"));
    }

    [Theory]
    [InlineData(10, "often")] // shares twelve pairs
    [InlineData(90_000, "once")] // shares eleven; of the other's as many can be visited
    public void TheRarestPairsCountWhereNotAllCan(int copies, string expected)
    {
        var train = Enumerable.Repeat(new SentencePair("abcdefghijkl", "often"), copies)
            .Append(new("0123456789x", "once"));
        Assert.Equal(expected, new NearestSentence(train).Predict("abcdefghijkl0123456789x"));
    }

    [Fact]
    public void ScoresAreThoseOfTranslations()
    {
        var scores = new NearestSentence(Train)
            .Evaluate([new("half past five", "5:30"), new("half past nine", "9:30")]);
        Assert.Equal(new Tally(1, 2), scores.Exact);
        Assert.Equal(["bleu", "chrf", "exactMatch"], scores.Values.Select(value => value.Name));
    }

    [Fact]
    public void SomethingIsNeededToRemember() => Assert.Throws<ArgumentException>(() => new NearestSentence([]));

    private static double Dice(string left, string right)
    {
        var (a, b) = (Pairs(left), Pairs(right));
        return 2.0 * a.Intersect(b).Count() / (a.Length + b.Length);

        static string[] Pairs(string text) =>
            [.. Enumerable.Range(0, text.Length + 1).Select(i => $" {text} ".Substring(i, 2)).Distinct()];
    }
}
