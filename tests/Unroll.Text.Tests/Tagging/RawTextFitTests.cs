namespace Unroll.Text.Tests;

/// <summary>Which training tokens raw text would never give.</summary>
public class RawTextFitTests
{
    [Theory]
    [InlineData("words", "I do n't .", 2, "do n't")]
    [InlineData("treebank", "I do n't .", 0, "")]
    [InlineData("words", "-LRB- it 's 1\\/2 -RRB- `` so ''", 3, "'s 1\\/2 it")]
    [InlineData("treebank", "-LRB- it 's 1\\/2 -RRB- `` so ''", 0, "")]
    [InlineData("words", "state-of-the-art 10:30 U.S. dogs ' , he said .", 3, "10:30 U.S. state-of-the-art")]
    [InlineData("words", "I don't ( say ) \" it \" , 1,000 $ 5 %", 0, "")]
    [InlineData("treebank", "I don't say", 1, "don't")]
    [InlineData("words", "我们 去", 1, "我们")]
    [InlineData("words", "我 们", 0, "")]
    [InlineData("characters", "我们 去", 1, "我们")]
    [InlineData("whitespace", "do n't -LRB- 我们", 0, "")]
    public void TokensThatRawTextNeverGivesAreCounted(string tokens, string sentence, int others, string examples)
    {
        var words = sentence.Split(' ');
        var fit = RawTextFit.Measure([new(words, [.. words.Select(_ => "X")])], tokens);
        Assert.Equal((words.Length, others), (fit.Tokens, fit.Other));
        Assert.Equal(examples.Split(' ', StringSplitOptions.RemoveEmptyEntries), fit.Examples);
    }

    [Fact]
    public void ATokenWithWhiteSpaceIsCountedAndTheMostFrequentAreNamedFirst()
    {
        TaggedSentence[] sentences =
            [new(["New York", "a-b"], ["X", "X"]), new(["a-b", "c-d", "e-f"], ["X", "X", "X"])];
        var fit = RawTextFit.Measure(sentences, "words");
        Assert.Equal((5, 5), (fit.Tokens, fit.Other));
        Assert.Equal(["a-b", "New York", "c-d"], fit.Examples);
        Assert.Equal(1, RawTextFit.Measure(sentences, "whitespace").Other);
    }

    [Fact]
    public void ATrainingCountsItsOwn()
    {
        TaggedSentence[] sentences = [new(["do", "n't", "x"], ["A", "B", "A"])];
        var training = new SequenceTaggerTraining(sentences, TinyTagging.Options with { Tokens = "words" });
        Assert.Equal(2, training.TokensCutOtherwise);
    }
}
