using CsCheck;

namespace Unroll.Text.Tests;

public class ClassWeightsTests
{
    [Theory]
    [InlineData("pos=2,neg=1", "neg=1,pos=2")]
    [InlineData("a, b=2, c=0.5", "a, b=2,c=0.5")]
    [InlineData("x=1,a,b,c=3", "a,b,c=3,x=1")]
    [InlineData("a=b=2", "\"a=b\"=2")]
    [InlineData("\"a=1,b\"=2,c=1", "\"a=1,b\"=2,c=1")]
    [InlineData("\"a \"\"b\"\"\"=2", "\"a \"\"b\"\"\"=2")]
    [InlineData("balanced", "balanced")]
    public void LabelsMayHaveCommas(string text, string expected) =>
        Assert.Equal(expected, ClassWeights.Parse(text).ToString());

    [Theory]
    [InlineData("pos", "'pos' was given where")]
    [InlineData("", "'' was given where")]
    [InlineData("pos=2,", "'' was given where")]
    [InlineData("pos=2,neg", "'neg' was given where")]
    [InlineData("=2", "'=2' was given where")]
    [InlineData("a=1,a=2", "'a=2' was given where")]
    [InlineData("\"a\"b=2x", "'\"a\"b=2x' was given where")]
    [InlineData("a=0", "the weight of class 'a' is 0")]
    [InlineData("a=nan", "the weight of class 'a' is NaN")]
    public void WhatIsNoWeightIsNamed(string text, string expected) =>
        Assert.StartsWith(expected, Assert.ThrowsAny<ArgumentException>(() => ClassWeights.Parse(text)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        var label = Gen.OneOf("a", "b c", ",", "=", "\"", "1", "=1", "😀", "x").Array[1, 6].Select(string.Concat);
        Gen.Dictionary(label, Gen.OneOf(0.5f, 1, 2.25f, 1e-6f, 1e6f))[1, 5].Sample(weights =>
        {
            var text = ClassWeights.FromTable(weights).ToString();
            Assert.Equal(text, ClassWeights.Parse(text).ToString());
            Assert.Equal(weights.OrderBy(entry => entry.Key, StringComparer.Ordinal),
                ClassWeightsText.Parse(text).OrderBy(entry => entry.Key, StringComparer.Ordinal));
        });
    }
}
