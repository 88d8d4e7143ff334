namespace Unroll.Text.Tests;

public class LabelDoubtsTests
{
    private static readonly TrainingOptions Once = TinyTask.Training with { Epochs = 1 };

    [Fact]
    public void TextsThatEachHaveALabelOfTheirOwnAreRefused()
    {
        LabelledText[] swapped = [.. Enumerable.Range(0,
            8).Select(i => new LabelledText($"good day {i}", i % 2 == 0 ? "pos" : "neg"))];
        const string expected = "each of the 8 texts has a label of its own, such as 'good day 0', but classes of "
            + "several texts were expected; are text and label swapped";
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() =>
            new TextClassifierTraining(swapped, TinyTask.Options)).Message, StringComparison.Ordinal);
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() =>
            HeldOut.Split(swapped, 0.5, seed: 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("there are no two texts",
            Assert.Throws<ArgumentException>(() => HeldOut.Split(swapped[..1], 0.5, seed: 1)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("there are no two sentences",
            Assert.Throws<ArgumentException>(() =>
            HeldOut.Split([new TaggedSentence(["a"], ["X"])], 0.5, seed: 1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a1 a2 a3 a4 a4", "pos neg pos neg pos",
        "there are 4 different labels, but only 2 different texts; are text and label swapped")]
    [InlineData("a a b c d", "1 2 3 4 5",
        "there are nearly as many labels as texts, 4 of 5; are text and label swapped")]
    [InlineData("stars a a b b", "phrase 1 2 3 4",
        "the first text is the only one with the label 'stars': is it a header, or no text")]
    [InlineData("a a a a a a a a a a b b c", "1 2 3 4 5 6 7 8 9 10 11 12 13",
        "the label 'c' has one text only, beside 10 of 'a': nothing can be learned of it")]
    [InlineData("c a a a a a a a a a a b", "1 2 3 4 5 6 7 8 9 10 11 12",
        "2 labels, such as 'c', have one text only, beside 10 of 'a': nothing can be learned of them")]
    public void WhatIsHardlyMeantIsSaid(string labels, string texts, string expected) =>
        Assert.StartsWith(expected, Assert.Single(Notices(labels, texts)), StringComparison.Ordinal);

    [Theory]
    [InlineData("a a b b", "1 2 3 4")]
    [InlineData("a a b", "1 2 3")]
    [InlineData("a a a b b c c", "1 1 2 2 3 3 4")]
    [InlineData("a a b c c", "1 2 3 4 5")]
    public void WhatMayBeMeantIsNotDoubted(string labels, string texts) => Assert.Empty(Notices(labels, texts));

    [Fact]
    public void LabelsThatOnlyDevTextsHaveAreSaid()
    {
        LabelledText[] dev = [.. TinyTask.Texts[..3], new("bird", "x"), new("bird", "y"), new("cow", "z")];
        Assert.Equal("3 of 6 dev texts have a label that training never saw, 'bird', 'cow', and can only count as "
            + "mistakes",
            Assert.Single(new TextClassifierTraining(TinyTask.Texts, TinyTask.Options, Once, dev).Notices));
        Assert.Empty(new TextClassifierTraining(TinyTask.Texts, TinyTask.Options, Once, TinyTask.Texts).Notices);
    }

    [Fact]
    public void TagsThatOnlyDevSentencesHaveAreSaid()
    {
        TaggedSentence[] train = [new(["a", "b", "c"], ["B-X", "I-X", "O"]), new(["d", "e"], ["O", "B-Y"])],
            dev = [new(["a", "b"], ["B-Y", "I-Y"]), new(["c"], ["B-Z"])];
        Assert.Equal("1 of 3 dev tokens has a tag that training never saw, 'B-Z', and can only count as mistakes",
            Assert.Single(new SequenceTaggerTraining(train, TinyTagging.Options, Once, dev).Notices));
    }

    private static IReadOnlyList<string> Notices(string labels, string texts) =>
        new TextClassifierTraining(labels.Split(' ').Zip(texts.Split(' '),
            (label, text) => new LabelledText(label, text)), TinyTask.Options, Once).Notices;
}
