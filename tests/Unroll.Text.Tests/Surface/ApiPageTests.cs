namespace Unroll.Text.Tests;

public class ApiPageTests
{
    [Fact]
    public void ThePageShowsThePublicSurface()
    {
        if (Environment.GetEnvironmentVariable("UNROLL_WRITE_PAGES") == "1")
            File.WriteAllText(ApiPage.Path, ApiPage.Text);
        Assert.Equal(ApiPage.Text, File.ReadAllText(ApiPage.Path).ReplaceLineEndings("\n"));
    }
}
