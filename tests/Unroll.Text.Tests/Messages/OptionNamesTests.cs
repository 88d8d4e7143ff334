namespace Unroll.Text.Tests;

public class OptionNamesTests
{
    [Theory]
    [InlineData("`Hidden` is 0", "--hidden is 0")]
    [InlineData("give `Head` crf, or leave `Hidden` out", "give --head crf, or leave --hidden out")]
    [InlineData("`Other` is 0, but `Hidden` is not", "`Other` is 0, but --hidden is not")]
    [InlineData("a ` alone, then `Hidden`", "a ` alone, then --hidden")]
    [InlineData("the text '`' and `Head`", "the text '`' and --head")]
    [InlineData("`Hidden", "`Hidden")]
    [InlineData("``Hidden``", "`--hidden`")]
    [InlineData("nothing", "nothing")]
    [InlineData("", "")]
    public void KnownNamesAreSpelledAndOthersLeftAsTheyAre(string message, string expected) =>
        Assert.Equal(expected, OptionNames.Spell(message, name => name switch
        {
            "Hidden" => "--hidden",
            "Head" => "--head",
            _ => null,
        }));

    [Fact]
    public void AnExceptionIsOfTheFirstOptionThatItNames()
    {
        Assert.Equal("Hidden", new OptionException($"{OptionNames.Of("Hidden")} and `Head` do not fit").ParamName);
        Assert.Null(new OptionException("nothing fits").ParamName);
    }
}
