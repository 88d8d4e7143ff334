using System.Diagnostics;
using System.Globalization;

namespace Unroll.Peers;

/// <summary>The most memory a process of one side alone held while training the classifier for an epoch.</summary>
internal static class PeakMemory
{
    public const string Name = "memory";

    public const string Summary = "peak resident memory of one epoch of the classifier, each side in a process of its own";

    /// <summary>Trains here, and returns this process's peak in KiB.</summary>
    public static long TrainAndMeasure(ISide side)
    {
        var problem = new ClassifierProblem(LabelledText.Find());
        using var contender = side.Classifier(problem);
        contender.Begin(Phase.Training);
        for (var step = 0; step < problem.Batches.Count; step++)
            contender.TrainStep(step);
        return ProcessPeak.KibiBytes("self")
            ?? throw new NotSupportedException("peak memory is read from /proc/self/status, which this system does not have");
    }

    /// <summary>Lets a new process train one side, and returns its peak in MiB.</summary>
    public static double OfNewProcess(string side, int threads)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("this program does not know its own path");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(PeakMemory).Assembly.Location);
        foreach (var argument in (string[])["--side", side, "--memory", "--threads", threads.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"the process that trained {side} ended with {process.ExitCode}");
        return long.Parse(output, CultureInfo.InvariantCulture) / 1024.0;
    }
}
