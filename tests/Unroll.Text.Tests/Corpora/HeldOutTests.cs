namespace Unroll.Text.Tests;

public class HeldOutTests
{
    private static readonly LabelledText[] Texts = [.. Enumerable.Range(0, 130)
        .Select(i => new LabelledText(i % 13 == 0 ? "rare" : "often", $"text {i}"))];

    [Fact]
    public void EachClassGivesItsPart()
    {
        var (train, dev) = HeldOut.Split(Texts, 0.2, seed: 1);
        Assert.Equal((2, 24), (dev.Count(text => text.Label == "rare"), dev.Count(text => text.Label == "often")));
        Assert.Equal(Texts.Select(text => text.Text).Order(), train.Concat(dev).Select(text => text.Text).Order());
        Assert.Equal(Texts.Where(train.Contains), train); // in the order given
        Assert.Equal(dev, HeldOut.Split(Texts, 0.2, seed: 1).HeldOut);
        Assert.NotEqual(dev, HeldOut.Split(Texts, 0.2, seed: 2).HeldOut);
        Assert.Equal(dev, HeldOut.Split(Texts, 0.2, seed: 1, text => text.Label).HeldOut);
    }

    [Fact]
    public void OneTextOfEachClassStays()
    {
        var (train, dev) = HeldOut.Split(
            new LabelledText[] { new("a", "1"), new("b", "2"), new("b", "3") }, 0.99, seed: 1);
        Assert.Equal(["a", "b"], train.Select(text => text.Label).Distinct());
        Assert.Single(dev);
        Assert.Throws<ArgumentOutOfRangeException>(() => HeldOut.Split(Texts, 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HeldOut.Split(Texts, 1, 1));
    }

    [Fact]
    public void SentencesAreSplitInTheirOrder()
    {
        TaggedSentence[] all = [.. Enumerable.Range(0, 50).Select(i => new TaggedSentence([$"{i}"], ["x"]))];
        var (train, dev) = HeldOut.Split(all, 0.1, seed: 3);
        Assert.Equal(5, dev.Length);
        Assert.Equal(all.Except(dev), train);
        Assert.Equal(dev, dev.OrderBy(sentence => int.Parse(sentence.Tokens[0])));
        Assert.Equal(dev, HeldOut.Split(all, 0.1, seed: 3).HeldOut);
        Assert.NotEqual(dev, HeldOut.Split(all, 0.1, seed: 4).HeldOut);
    }
}
