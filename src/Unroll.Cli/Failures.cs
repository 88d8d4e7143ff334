using Unroll.Cli.Commands;
using Unroll.Text;

namespace Unroll.Cli;

/// <summary>The message and the exit code of a failed command.</summary>
internal static class Failures
{
    public static (int Code, string Sentence) Explain(Exception failure) => failure switch
    {
        UsageException or OptionException => (ExitCode.WrongUsage, failure.Message),
        TrainingInterruptedException => (ExitCode.Interrupted, failure.Message),
        OperationCanceledException => (ExitCode.Interrupted, "interrupted"),
        ArgumentException argument => (ExitCode.Failed, PlainMessage.Of(argument)),
        OutOfMemoryException =>
            (ExitCode.Failed, "there is not enough memory for this; try smaller batches, layers or texts"),
        UnauthorizedAccessException =>
            (ExitCode.Failed, $"{failure.Message.TrimEnd('.')}; see who may read and write it"),
        InvalidDataException or IOException or TrainingDivergedException or NotFiniteNumberException =>
            (ExitCode.Failed, failure.Message),
        // No one can act on a stack trace; its kind tells us where to look.
        _ => (ExitCode.Failed,
            $"this should not have happened, please report it: {failure.GetType().Name}: {failure.Message}"),
    };

    public static void Print(string sentence, bool json, TextWriter error, Flags flags)
    {
        // Whatever a file or an argument put into it, it is one line without control characters.
        var line = Quoted.Message(flags.Spell(sentence));
        if (json)
            JsonLine.Write(error, writer => writer.WriteString("error", line));
        else
            error.WriteLine(line);
    }
}
