namespace Unroll.Cli.Tests;

/// <summary>
/// Standard streams that are closed, or lead where nothing can be written: a sentence where one can be said, the
/// right exit code, and no training lost.
/// </summary>
public class StandardStreamTests : Harness
{
    private string[] Training => ["train", "classify", "--data", Data(), "--model", Model, .. Small];

    [Theory]
    [InlineData("2>&-")]
    [InlineData("2>/dev/full")]
    [InlineData(">&- 2>&-")]
    [InlineData(">/dev/full 2>/dev/full")]
    [InlineData("<&- >&- 2>&-")]
    public void WithoutStandardErrorAFailureIsItsExitCode(string redirection)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Assert.Equal(1, ChildProcess.RunByShell($"exec \"$@\" {redirection}", "inspect", At("none")).Code);
        Assert.Equal(2, ChildProcess.RunByShell($"exec \"$@\" {redirection}", "inspect", "--jsn").Code);
    }

    [Fact]
    public void TypedLinesAreReadAsUtf8()
    {
        using var input = new TypedLines(new StringReader("下午三点\r\n\nfour"));
        using var bytes = new MemoryStream();
        input.CopyTo(bytes, bufferSize: 5);
        Assert.Equal("下午三点\n\nfour\n"u8, bytes.ToArray());
    }

    [Theory]
    [InlineData("2>&-", 0)]
    [InlineData("2>/dev/full", 0)]
    [InlineData("<&-", 0)]
    [InlineData(">&-", 1)]
    [InlineData(">/dev/full", 1)]
    [InlineData("<&- >&- 2>&-", 1)]
    public void ATrainingEndsInItsModelAllTheSame(string redirection, int code)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var run = ChildProcess.RunByShell($"exec \"$@\" {redirection}", Training);
        Assert.Equal(code, run.Code);
        Assert.Equal(0, Run("inspect", Model).Code);
        Assert.Equal(code == 1 && !redirection.Contains("2>", StringComparison.Ordinal),
            run.Error.StartsWith("standard output could not be written: ", StringComparison.Ordinal));
        Assert.True(run.Error.Count(c => c == '\n') <= 1, run.Error);
    }

    [Theory]
    [InlineData(">&-", "standard output could not be written: it is closed; send it to")]
    [InlineData("1</dev/null", "standard output could not be written: Access to the path is denied; send it to")]
    [InlineData(">/dev/full", "standard output could not be written: No space left on device; send it to")]
    public void OutputThatCannotBeWrittenIsSaid(string redirection, string expected)
    {
        if (!OperatingSystem.IsLinux())
            return;
        Train();
        string[][] commands = [["inspect", Model], ["predict", Model, "good"], ["predict", Model, "--input", Data()],
            ["evaluate", Model, Data()], ["--help"], ["--version"]];
        foreach (var command in commands)
            AssertFails(ChildProcess.RunByShell($"exec \"$@\" {redirection}", command), 1, expected);
        var (code, _, error) = ChildProcess.RunByShell($"exec \"$@\" {redirection}", "predict", Model, "good",
            "--json");
        Assert.Equal(1, code);
        Assert.StartsWith("{\"error\":\"standard output could not be written: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void InputThatIsClosedIsSaid()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Train();
        AssertFails(ChildProcess.RunByShell("exec \"$@\" <&-", "predict", Model, "--input", "-"), 1,
            "standard input is closed, but texts were expected there");
        Assert.Equal(Run("predict", Model, "good"),
            ChildProcess.RunByShell("exec \"$@\" <&-", "predict", Model, "good"));
        AssertFails(
            ChildProcess.RunByShell("exec \"$@\" </", "predict", Model, "--input", "-"),
            1,
            "standard input could not be read: Is a directory; pipe texts in, or give --input FILE");
        AssertFails(
            ChildProcess.RunByShell($"exec \"$@\" 0>'{At("none")}'", "predict", Model, "--input", "-"),
            1,
            "standard input could not be read: Access to the path is denied; pipe texts in");
        Assert.Equal((0, "", ""), ChildProcess.RunByShell("exec \"$@\" </dev/null", "predict", Model, "--input", "-"));
    }
}
