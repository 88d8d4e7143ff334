using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Unroll.Peers;

/// <summary>Unroll's command line, run as its users do: a process of its own for each call.</summary>
internal sealed class UnrollCommand
{
    /// <summary>How often a running process is asked for its memory.</summary>
    private const int PollMilliseconds = 25;

    private readonly string _program = Repository.Program("Unroll.Cli");

    /// <exception cref="InvalidOperationException">The program was not built as its users run it.</exception>
    public UnrollCommand()
    {
        if (typeof(Tensor).Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            throw new InvalidOperationException("this is an unoptimised build: build and run with -c Release");
    }

    public int Threads { get; set; } = Environment.ProcessorCount;

    /// <summary>Predicts a file's lines into a file of JSON lines.</summary>
    /// <returns>The most memory that the process held, in MiB.</returns>
    public double Predict(string model, string input, string output)
    {
        // The shell leads the output into the file and becomes the program, so that no one copies what it writes.
        var start = new ProcessStartInfo("/bin/sh");
        string[] predict = [DotNet(), .. Arguments(model), "--input", input, "--json"];
        foreach (var argument in (string[])["-c", "exec \"$@\" > \"$0\"", output, .. predict])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var number = process.Id.ToString(CultureInfo.InvariantCulture);
        long peak = 0;
        while (!process.WaitForExit(PollMilliseconds))
            peak = Math.Max(peak, ProcessPeak.KibiBytes(number) ?? 0);
        ThrowIfFailed(process);
        return peak / 1024.0;
    }

    /// <summary>From the start of a process that predicts one text until its first line is there.</summary>
    public TimeSpan FirstLine(string model, string text)
    {
        var start = new ProcessStartInfo(DotNet()) { RedirectStandardOutput = true };
        foreach (var argument in (string[])[.. Arguments(model), text])
            start.ArgumentList.Add(argument);
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine();
        var elapsed = Stopwatch.GetElapsedTime(started);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        ThrowIfFailed(process);
        return line is null ? throw new InvalidOperationException("predict wrote no line") : elapsed;
    }

    private string[] Arguments(string model)
        => [_program, "predict", model, "--threads", Threads.ToString(CultureInfo.InvariantCulture)];

    /// <summary>The dotnet that runs this program, or the one on the path.</summary>
    private static string DotNet()
        => Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet";

    private static void ThrowIfFailed(Process process)
    {
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"predict ended with {process.ExitCode}");
    }
}
