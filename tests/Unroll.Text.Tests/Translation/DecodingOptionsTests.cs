namespace Unroll.Text.Tests;

public class DecodingOptionsTests
{
    public static TheoryData<DecodingOptions, string, string> Refused { get; } = new()
    {
        { new() { Beam = 0 }, "Beam", "Beam is 0, but a number from 1 to 100 was expected" },
        { new() { Beam = 101 }, "Beam", "Beam is 101, but a number from 1 to 100 was expected" },
        { new() { NBest = 0 }, "NBest", "NBest is 0, but a number from 1 to 5 was expected" },
        { new() { Beam = 2, NBest = 3 }, "NBest",
            "NBest is 3, but a number from 1 to 2 was expected, as the beam is no wider" },
        { new() { LengthPenalty = -1 }, "LengthPenalty", "LengthPenalty is -1, but a number of 0 or more was expected" },
        { new() { LengthPenalty = float.NaN }, "LengthPenalty", "LengthPenalty is NaN" },
        { new() { CoveragePenalty = float.PositiveInfinity }, "CoveragePenalty", "CoveragePenalty is " },
        { new() { MinimumLength = -1 }, "MinimumLength",
            "MinimumLength is -1, but a number from 0 to 65536 was expected" },
        { new() { MaximumLength = 0 }, "MaximumLength",
            "MaximumLength is 0, but a number from 1 to 65536 was expected" },
        { new() { MinimumLength = 4, MaximumLength = 3 }, "MaximumLength",
            "MaximumLength is 3, but a number from 4 to 65536 was expected, as MinimumLength is the least" },
        { new() { MaximumLength = 65537 }, "MaximumLength",
            "MaximumLength is 65537, but a number from 1 to 65536 was expected" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_out_of_range_is_named(DecodingOptions options, string name, string message)
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(options.Validate);
        Assert.Equal(name, refused.ParamName);
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ends_of_the_ranges_are_in_them()
    {
        new DecodingOptions().Validate();
        new DecodingOptions { Beam = 1, LengthPenalty = 0 }.Validate();
        new DecodingOptions
        {
            Beam = 100,
            NBest = 100,
            MinimumLength = 65536,
            MaximumLength = 65536,
            CoveragePenalty = 3
        }.Validate();
    }

    [Theory]
    [InlineData(20, 0, 20)]
    [InlineData(20, 34, 34)]
    [InlineData(int.MaxValue, 0, 65536)]
    public void Without_a_bound_the_model_sets_it(int ofModel, int minimum, int longest) =>
        Assert.Equal(longest, new DecodingOptions { MinimumLength = minimum }.LongestFor(ofModel, states: 0));
}
