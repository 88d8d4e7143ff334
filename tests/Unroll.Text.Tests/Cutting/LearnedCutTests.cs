namespace Unroll.Text.Tests;

/// <summary>Raw text is cut as the training sentences were.</summary>
[Trait("Category", "Long")]
public class LearnedCutTests
{
    private static readonly LearnedCut Italian = CutCorpora.Learned(CutCorpora.Italian());

    [Theory]
    [InlineData("Vedo il mare. Parlo del mare.", "Vedo il mare .", "Parlo di il mare .")]
    [InlineData("Torno dal mare, vedo il x. mare. Il mare", "Torno da il mare , vedo il x. mare .", "Il mare")]
    [InlineData("Ecco x. 10 000 mari!", "Ecco x. 10 000 mari !")]
    [InlineData("Ecco x. 10\r\n000 mari!", "Ecco x. 10 000 mari !")]
    [InlineData("  Vedo\til \n mare.\t", "Vedo il mare .")]
    [InlineData("Vedo il mare\n\nVedo il mare", "Vedo il mare", "Vedo il mare")]
    [InlineData("Vedo il mare\r\n \r\nVedo il mare", "Vedo il mare", "Vedo il mare")]
    [InlineData("")]
    [InlineData(" \n\n ")]
    public void TextIsCutAsTheCorpusDoes(string text, params string[] expected) =>
        Assert.Equal(expected, Italian.Shown(text));

    [Fact]
    public void AMultiwordTokensWordsHaveItsPlace()
    {
        var sentence = Italian.Cut(["Parlo del mare."], CancellationToken.None)[0].Single();
        Assert.Equal([new(0, 5), new(6, 3), new(6, 3), new(10, 4), new(14, 1)], sentence.Places);
    }

    [Fact]
    public void ATextIsCutTheSameAloneAndAmongOthersAndOnAnyNumberOfThreads()
    {
        string[] texts =
            [.. CutCorpora.Italian(40).Select(sentence => sentence.Written!.Text), Long(300), "", Long(30)];
        var together = Italian.Cut(texts, CancellationToken.None);
        var before = Threads.Count;
        try
        {
            Threads.Count = 1;
            foreach (var (text, sentences) in texts.Zip(together))
            {
                var alone = Italian.Cut([text], CancellationToken.None)[0];
                Assert.Equal(alone.Select(one => one.Words), sentences.Select(one => one.Words));
                Assert.Equal(alone.Select(one => one.Places), sentences.Select(one => one.Places));
            }
        }
        finally
        {
            Threads.Count = before;
        }
    }

    [Theory]
    [InlineData("10\u00A0000", true)]
    [InlineData("10 000", true)]
    [InlineData("10", false)]
    public void ACorpusMayHaveTokensWithBlanks(string token, bool expected) =>
        Assert.Equal(expected, new CutCorpus([new([token, "a"], ["X", "Y"])]).HasBlanks);

    [Fact]
    public void LongTextIsCutLikeShort() =>
        Assert.Equal(Enumerable.Repeat("Parlo di il mare .", 300), Italian.Shown(Long(300)));

    [Fact]
    public void TheSameSeedLearnsTheSame()
    {
        var again = CutCorpora.Learned(CutCorpora.Italian());
        foreach (var ((name, one), (_, other)) in Italian.Network.State().Zip(again.Network.State()))
            Assert.True(one.Span.SequenceEqual(other.Span), name);
    }

    [Fact]
    public void TokensAloneAreLearnedApartAndAsInPrint()
    {
        string[] lines = ["It is n't so .", "( Ada , Bob )", "`` Yes '' , he said .", "-LRB- no -RRB-"];
        TaggedSentence[] sentences = [.. lines.Select(
            line => new TaggedSentence(line.Split(' '), [.. line.Split(' ').Select(_ => "X")]))];
        var cut = CutCorpora.Learned([.. Enumerable.Repeat(sentences, 15).SelectMany(all => all)]);
        Assert.False(cut.HasSentences);
        Assert.Equal(["It is n't so ."], cut.Shown("It isn't so."));
        Assert.Equal(["It is n't so ."], cut.Shown("It is n't so ."));
        Assert.Equal(["\" Yes \" , he said ."], cut.Shown("\"Yes\", he said."));
        Assert.Equal(["-LRB- no -RRB-"], cut.Shown("-LRB- no -RRB-"));
        Assert.Equal(["( no )"], cut.Shown("(no)"));
        Assert.Equal(["( Ada , Bob ) It is n't so ."], cut.Shown("(Ada, Bob)\n\nIt isn't so."));
    }

    private static string Long(int sentences) => string.Join(' ', Enumerable.Repeat("Parlo del mare.", sentences));
}
