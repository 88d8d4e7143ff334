namespace Unroll.Text.Tests;

public class DecodingOptionsTests
{
    public static TheoryData<DecodingOptions, string, string> Refused { get; } = new()
    {
        { new() { Beam = 0 }, "Beam", "is 0, but a whole number from 1 to 100 was expected" },
        { new() { Beam = 101 }, "Beam", "is 101, but a whole number from 1 to 100 was expected" },
        { new() { LengthPenalty = -1 }, "LengthPenalty", "is -1, but a number of 0 or more was expected" },
        { new() { LengthPenalty = float.NaN }, "LengthPenalty", "is NaN, but a number of 0 or more was expected" },
        { new() { CoveragePenalty = float.PositiveInfinity }, "CoveragePenalty",
            "is Infinity, but a number of 0 or more was expected" },
        { new() { MinimumLength = -1 }, "MinimumLength", "is -1, but a whole number from 0 to 65536 was expected" },
        { new() { MaximumLength = 0 }, "MaximumLength", "is 0, but a whole number from 1 to 65536 was expected" },
        { new() { MinimumLength = 4, MaximumLength = 3 }, "MaximumLength",
            "is 3, but `MinimumLength` is 4; give a larger one" },
        { new() { MaximumLength = 65537 }, "MaximumLength",
            "is 65537, but a whole number from 1 to 65536 was expected" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void WhatIsOutOfRangeIsNamed(DecodingOptions options, string name, string message)
    {
        var refused = Assert.Throws<OptionException>(() => options.Validate());
        Assert.Equal(name, refused.ParamName);
        Assert.Equal($"`{name}` {message}", refused.Message);
    }

    [Fact]
    public void TheEndsOfTheRangesAreInThem()
    {
        new DecodingOptions().Validate();
        new DecodingOptions { Beam = 1, LengthPenalty = 0 }.Validate();
        new DecodingOptions
        {
            Beam = 100,
            MinimumLength = 65536,
            MaximumLength = 65536,
            CoveragePenalty = 3
        }.Validate();
    }

    [Theory]
    [InlineData(20, 0, 20)]
    [InlineData(20, 34, 34)]
    [InlineData(int.MaxValue, 0, 65536)]
    public void WithoutABoundTheModelSetsIt(int ofModel, int minimum, int longest) =>
        Assert.Equal(longest, new DecodingOptions { MinimumLength = minimum }.LongestFor(ofModel, states: 0));
}
