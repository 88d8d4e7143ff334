namespace Unroll.Text.Tests;

public class PredictionTests
{
    private static readonly string[] Labels = ["a", "b", "c"];

    [Theory]
    [InlineData(new float[] { 1, 2, 2 }, "b", "b c a")]
    [InlineData(new float[] { -0f, 0, -1 }, "a", "a b c")]
    [InlineData(new float[] { 1, 1.0000001f, 1 }, "b", "b a c")] // as probabilities all one
    [InlineData(new float[] { -3e38f, 3e38f, 0 }, "b", "b c a")]
    public void TheFirstOfTheLargestLogitsIsTheAnswerEverywhere(float[] logits, string expected, string order)
    {
        var prediction = Prediction.FromLogits(logits, Labels);
        Assert.Equal((expected, expected), (prediction.Label, Labels[FiniteScores.Largest(logits)]));
        Assert.Equal(order.Split(' '), prediction.Probabilities.Select(entry => entry.Label));
        Assert.Equal(prediction.Probability, prediction.Probabilities[0].Probability);
        Assert.Equal(1, prediction.Probabilities.Sum(entry => entry.Probability), 1e-6);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void WhatIsNotFiniteIsNoAnswer(float logit)
    {
        float[] logits = [0, logit, 1];
        Assert.Throws<NotFiniteNumberException>(() => FiniteScores.Largest(logits));
        Assert.Throws<NotFiniteNumberException>(() => Prediction.FromLogits(logits, Labels));
    }
}
