namespace Unroll.Text.Tests;

/// <summary>Raw text is scored as conll18_ud_eval.py scores it; all counts are made by hand.</summary>
public class RawTextScoresTests
{
    /// <summary>
    /// "I don't .": a multiword token on one side is two tokens on the other, whose words are the same.
    /// </summary>
    [Fact]
    public void WordsOfAMultiwordTokenAreFoundInOtherTokens()
    {
        var scores = Scores(["I/P don't=do/A+n't/N ./S"], ["I/P do/A n't/X ./S"]);
        Assert.Equal((2, 3, 4), Counts(scores.Tokens));
        Assert.Equal((1, 1, 1), Counts(scores.Sentences));
        Assert.Equal((4, 4, 4), Counts(scores.Words));
        Assert.Equal((3, 4, 4), Counts(scores.Tags));
        Assert.Null(scores.Spans);
        Assert.Equal(0.5, scores.Tokens.Precision);
        Assert.Equal(2.0 / 3, scores.Tokens.Recall, 1e-12);
    }

    [Theory]
    [InlineData("del=di/A+il/D", "del/A", 0, 2, 1)] // not expanded: no word of the same form
    [InlineData("del=di/A+il/D", "del=de/A+il/D", 1, 2, 2)] // one of the two is right
    [InlineData("del/A", "del=di/A+il/D", 0, 1, 2)]
    [InlineData("del=di/A+il/D", "del=il/D+di/A", 1, 2, 2)] // a common subsequence, not a set
    [InlineData("Del=Di/A+il/D", "Del=di/A+Il/D", 2, 2, 2)] // without regard to case
    [InlineData("a/X bc=b/X+c/X", "ab/X c/X", 1, 3, 2)] // ab sticks out of the multiword token, c is within
    [InlineData("a/X b/X cd=c/X+d/X", "ab=a/X+b/X cd=c/X+d/X", 4, 4, 4)]
    [InlineData("ab/X c/X", "a/X bc=b/X+c/X", 1, 2, 3)]
    [InlineData("ab=a/X+b/X cd/X", "a/X bcd=b/X+cd/X", 3, 3, 3)] // two that overlap make one part
    [InlineData("abc/X d/X", "ab/X cd=c/X+d/X", 1, 2, 3)]
    public void WordsAreAlignedWithinMultiwordTokens(string gold, string predicted, int correct, int golds, int found)
    {
        var scores = Scores([gold], [predicted]);
        Assert.Equal((correct, golds, found), Counts(scores.Words));
        Assert.Equal((correct, golds, found), Counts(scores.Tags));
    }

    [Fact]
    public void SentencesAndTokensAreRightWhereBothEndsAre()
    {
        var scores = Scores(["a/X b/X", "cd/X", "e/X"], ["a/X", "b/X c/X d/X", "e/Y"]);
        Assert.Equal((1, 3, 3), Counts(scores.Sentences));
        Assert.Equal((3, 4, 5), Counts(scores.Tokens));
        Assert.Equal((2, 4, 5), Counts(scores.Tags));
        Assert.Equal(
            [("tagsF1", 4.0 / 9), ("wordsF1", 6.0 / 9), ("sentencesF1", 1.0 / 3), ("tokensF1", 6.0 / 9)],
            scores.Values.Select(value => (value.Name, value.Value)));
    }

    [Fact]
    public void SpansAreComparedByTheirCharacters()
    {
        var scores = Scores(
            ["New/B-LOC York/I-LOC is/O Ada's/B-PER"], ["New/B-LOC York/I-LOC is/O Ada/B-PER 's/O"], TagScheme.Iob2);
        Assert.Equal((1, 2, 2), Counts(scores.Spans!));
        Assert.Equal("spansF1", scores.Values[0].Name);
        Assert.Equal("tokens 66.7%, sentences 100.0%, words 66.7%, tags 66.7%, spans 50.0%", scores.ToString());
    }

    [Fact]
    public void BlanksDoNotCount()
    {
        TaggedSentence gold = new(["10 000"], ["N"]);
        var scores = new RawTextScores([gold], [Sentence("10/N 000/N")]);
        Assert.Equal((0, 1, 2), Counts(scores.Tokens));
        Assert.Equal((1, 1, 1), Counts(scores.Sentences));
    }

    [Theory]
    [InlineData("a/X b/X", "a/X c/X", "after 1 characters without blanks, with 'c' and not with 'b', but")]
    [InlineData("a/X b/X", "a/X", "after 1 characters without blanks, at the end and not with 'b', but")]
    [InlineData("a/X", "a/X b/X", "after 1 characters without blanks, with 'b' and not at the end, but")]
    public void OtherTextIsRefused(string gold, string predicted, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(
            () => Scores([gold], [predicted])).Message, StringComparison.Ordinal);

    [Fact]
    public void NothingIsNoError() => Assert.Equal(0, Scores([], []).Words.F1);

    private static (int Correct, int Gold, int Predicted) Counts(SpanScore score) =>
        (score.Correct, score.Gold, score.Predicted);

    private static RawTextScores Scores(string[] gold, string[] predicted, TagScheme scheme = TagScheme.None) =>
        new(gold.Select(Sentence), predicted.Select(Sentence), scheme);

    /// <summary>Tokens between blanks, each a word with its tag, or a token and its words: del=di/A+il/D.</summary>
    private static TaggedSentence Sentence(string text)
    {
        var (written, tokens, words) = ("", new List<WrittenToken>(), new List<string[]>());
        foreach (var token in text.Split(' '))
        {
            string[][] become = [.. token.Split('=')[^1].Split('+').Select(word => word.Split('/'))];
            var form = token.Contains('=', StringComparison.Ordinal) ? token.Split('=')[0] : become[0][0];
            tokens.Add(new(new(written.Length, form.Length), become.Length));
            written += form + " ";
            words.AddRange(become);
        }
        return new([.. words.Select(word => word[0])], [.. words.Select(word => word[1])])
        {
            Written = new(written, tokens),
        };
    }
}
