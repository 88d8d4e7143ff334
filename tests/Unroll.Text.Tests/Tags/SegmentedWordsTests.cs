namespace Unroll.Text.Tests;

public class SegmentedWordsTests
{
    [Theory]
    [InlineData("BESBMME", "ab c defg")]
    [InlineData("SSS", "a b c")]
    [InlineData("BBE", "a bc")]
    [InlineData("BMB", "ab c")]
    [InlineData("BSBE", "a b cd")]
    [InlineData("MEE", "ab c")]
    [InlineData("EMM", "a bc")]
    [InlineData("SMES", "a bc d")]
    [InlineData("BM", "ab")]
    [InlineData("", "")]
    public void EveryOrderOfTagsGivesWords(string tags, string expected)
    {
        var characters = "abcdefg"[..tags.Length].Select(character => $"{character}").ToArray();
        Assert.Equal(expected, string.Join(' ', SegmentedWords.Of(characters, [.. tags.Select(tag => $"{tag}")])));
    }

    [Fact]
    public void OtherTagsAreNamed()
    {
        Assert.StartsWith(
            "tag 2 is 'O', but B, M, E or S was expected", Assert.Throws<ArgumentException>(
            () => SegmentedWords.Of(["a", "b"], ["S", "O"])).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "1 tags for 2 characters, but one for each was expected", Assert.Throws<ArgumentException>(
            () => SegmentedWords.Of(["a", "b"], ["S"])).Message, StringComparison.Ordinal);
    }
}
