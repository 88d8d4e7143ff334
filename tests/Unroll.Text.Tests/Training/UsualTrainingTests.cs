namespace Unroll.Text.Tests;

/// <summary>What a training does of which its options say nothing.</summary>
public class UsualTrainingTests
{
    [Theory]
    [InlineData(1, 60, 12)]
    [InlineData(16, 60, 192)]
    [InlineData(169, 20, 200)]
    [InlineData(721, 9, 200)]
    [InlineData(10_000, 4, 200)]
    public void EpochsAndWarmUpSuitTheNumberOfSteps(int steps, int epochs, int warmUp)
    {
        var usual = new TrainingOptions().For(steps);
        Assert.Equal((epochs, new CosineSchedule(warmUp)), (usual.Epochs, usual.Schedule));
        var given = new TrainingOptions { Epochs = 3, Schedule = new ConstantSchedule() };
        Assert.Equal(given, given.For(steps));
    }

    [Theory]
    [InlineData(null, 999, null)]
    [InlineData(null, 1000, 0.1)]
    [InlineData(null, 40_000, 0.025)]
    [InlineData(0f, 1000, null)]
    [InlineData(0.3f, 10, 0.3)]
    public void APartOfALargeCorpusIsHeldOut(float? asked, int examples, double? share) =>
        Assert.Equal(share, new TrainingOptions { HoldOut = asked }.ShareHeldOut(examples));

    [Fact]
    public void WhatIsHeldOutIsNotTrainedOn()
    {
        var training = TinyTask.Training with { Epochs = 1, HoldOut = 0.25f };
        var held = TextClassifier.Train(TinyTask.Texts, TinyTask.Options, training);
        Assert.Equal(("18", "6"), (held.Training["texts"], held.Training["devTexts"]));
        var (train, dev) = HeldOut.Split(TinyTask.Texts, 0.25, training.Seed);
        Assert.Equal(
            TinyTask.Bytes(TextClassifier.Train(train, TinyTask.Options, training, dev)), TinyTask.Bytes(held));
        var none = TextClassifier.Train(TinyTask.Texts, TinyTask.Options, training, dev: []);
        Assert.Equal("24", none.Training["texts"]);
    }
}
