using System.Diagnostics;

namespace Unroll.Cli.Tests;

/// <summary>
/// The command line as a process of its own, for what only a process has: signals and standard streams.
/// </summary>
internal static class ChildProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static string Program => typeof(Terminal).Assembly.Location;

    public static Process Start(params string[] args)
    {
        // Tests that run in the background, or go on when their terminal has gone, hand on signals that are ignored.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], Program, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Runs it by a shell.</summary>
    /// <param name="line">The shell's line, in which "$@" is the command with its arguments.</param>
    /// <param name="args">The arguments.</param>
    public static (int Code, string Output, string Error) RunByShell(string line, params string[] args)
    {
        var start = new ProcessStartInfo("sh", ["-c", line, "sh", "dotnet", Program, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        var code = CodeOf(process);
        return (code, output.Result, error.Result);
    }

    public static void Kill(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>The exit code of a process that is expected to end.</summary>
    public static int CodeOf(Process process)
    {
        var ended = process.WaitForExit(Patience);
        if (!ended)
            process.Kill(entireProcessTree: true);
        Assert.True(ended, "the process went on");
        return process.ExitCode;
    }
}
