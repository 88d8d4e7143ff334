namespace Unroll.Text.Tests;

public class RareIdsTests
{
    [Fact]
    public void WhatOccursOnceIsReadAsUnknownHalfOfTheTime()
    {
        var rare = RareIds.Of([[2, 3, 2], [4, 5, 5]], count: 7,
            known: [false, false, false, false, true, false, false]);
        var tokens = PackedTokens.PackOne(2, 3, 4, 5);
        const int Steps = 400;
        var unknown = new int[4];
        for (var step = 0; step < Steps; step++)
        {
            var read = rare.Forward(tokens, new TrainingPass(seed: 3, step)).Ids;
            for (var i = 0; i < unknown.Length; i++)
            {
                Assert.True(read[i] == tokens.Ids[i] || read[i] == Vocabulary.Unknown);
                unknown[i] += read[i] == Vocabulary.Unknown ? 1 : 0;
            }
        }
        Assert.Equal([0, 0, 0], [unknown[0], unknown[2], unknown[3]]); // twice, known from vectors, twice
        Assert.InRange(unknown[1], Steps * 4 / 10, Steps * 6 / 10);
    }

    [Theory]
    [InlineData("classify")]
    [InlineData("tag")]
    [InlineData("translate")]
    public void TheUnknownTokenLearnsInEveryTask(string task)
    {
        var training = new TrainingOptions { Epochs = 8, BatchSize = 4 };
        var (before, after) = (Unknown(training with { LearningRate = 1e-30f }), Unknown(training));
        Assert.NotEqual(before, after);

        float[] Unknown(TrainingOptions training)
        {
            IModule model = task switch
            {
                "classify" => TextClassifier.Train(
                    [.. TinyTask.Texts, new("dog", "once")], TinyTask.Options, training).Model,
                "tag" => SequenceTagger.Train(
                    [.. TinyTagging.ByNeighbours, new(["once"], [TinyTagging.ByNeighbours[0].Tags[0]])],
                    TinyTagging.Options, training).Model,
                _ => Translator.Train(
                    [.. TinyTranslation.Numbers, new("once", "einmal")], TinyTranslation.Options, training).Model,
            };
            return model.NamedParameters().First().Parameter.Value.Select(0, Vocabulary.Unknown).ToArray();
        }
    }
}
