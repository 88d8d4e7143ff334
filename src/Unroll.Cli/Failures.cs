namespace Unroll.Cli;

/// <summary>What is said, and returned, when a command fails.</summary>
internal static class Failures
{
    public static (int Code, string Sentence) Explain(Exception failure) => failure switch
    {
        UsageException => (ExitCode.WrongUsage, failure.Message),
        OperationCanceledException => (ExitCode.Interrupted, "interrupted"),
        ArgumentException argument => (ExitCode.Failed, Plain(argument)),
        OutOfMemoryException => (ExitCode.Failed, "there is not enough memory for this; try smaller batches, layers or texts"),
        InvalidDataException or IOException or UnauthorizedAccessException or Text.TrainingDivergedException => (ExitCode.Failed, failure.Message),
        // No one can act on a stack trace; its kind tells us where to look.
        _ => (ExitCode.Failed, $"this should not have happened, please report it: {failure.GetType().Name}: {failure.Message}"),
    };

    public static void Print(string sentence, bool json, TextWriter error)
    {
        var line = sentence.ReplaceLineEndings(" ");
        if (json)
            JsonLine.Write(error, writer => writer.WriteString("error", line));
        else
            error.WriteLine(line);
    }

    /// <summary>An argument's message without the parameter's name that .NET puts behind it, which means nothing on a command line.</summary>
    public static string Plain(ArgumentException failure)
    {
        var suffix = failure.ParamName is null ? -1 : failure.Message.LastIndexOf($" (Parameter '{failure.ParamName}')", StringComparison.Ordinal);
        return suffix < 0 ? failure.Message : failure.Message[..suffix];
    }
}
