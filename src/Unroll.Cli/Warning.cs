namespace Unroll.Cli;

/// <summary>What a user should look at before a training that will run.</summary>
internal static class Warning
{
    public static void Print(string sentence, bool json, TextWriter error)
    {
        if (json)
            JsonLine.Write(error, writer => writer.WriteString("warning", sentence));
        else
            error.WriteLine($"warning: {sentence}");
    }
}
