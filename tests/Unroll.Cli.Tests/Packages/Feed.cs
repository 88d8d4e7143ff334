using System.Diagnostics;
using Unroll.Text.Tests.Documentation;

namespace Unroll.Cli.Tests.Packages;

/// <summary>
/// The packages of this repository in a folder, of a version of their own, and a place outside the repository for
/// projects that install them from there.
/// </summary>
public sealed class Feed : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _root = Directory.CreateTempSubdirectory("unroll-packages-").FullName;

    public Feed()
    {
        File.WriteAllText(
            In("nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="feed" value="{Packages}" />
              </packageSources>
            </configuration>
            """);
        PackOutput = Dotnet(
            Page.Root, "pack", "-c", "Release", "-o", Packages, "--artifacts-path", In("artifacts"),
            $"-p:MinVerVersionOverride={Version}");
    }

    public string Packages => In("feed");

    public string Version { get; } = $"0.1.0-test.{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}";

    /// <summary>What packing printed.</summary>
    public string PackOutput { get; }

    /// <summary>The path of a file or folder beside the projects.</summary>
    public string In(string name) => Path.Combine(_root, name);

    /// <summary>A new project of a template, with a package in it.</summary>
    /// <returns>Its folder.</returns>
    public string NewProject(string template, string name, string package)
    {
        Dotnet(_root, "new", template, "-o", name, "--no-restore");
        Dotnet(In(name), "add", "package", package, "--prerelease");
        return In(name);
    }

    /// <summary>What a command of the SDK prints that succeeds.</summary>
    public string Dotnet(string folder, params string[] args) => Run(folder, "dotnet", args);

    /// <summary>What a program prints that succeeds.</summary>
    public string Run(string folder, string program, params string[] args)
    {
        using var process = Start(folder, program, args);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var ended = process.WaitForExit(Patience);
        if (!ended)
            process.Kill(entireProcessTree: true);
        Assert.True(
            ended && process.ExitCode == 0, $"{program} {string.Join(' ', args)}:\n{output.Result}\n{error.Result}");
        return output.Result;
    }

    /// <summary>Starts a program that sees the packages here and, of others, those that the user has.</summary>
    public Process Start(string folder, string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        start.Environment["NUGET_FALLBACK_PACKAGES"] =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages");
        start.Environment["NUGET_PACKAGES"] = In("installed");
        start.Environment["DOTNET_NOLOGO"] = "1";
        // A build server would outlive the test, and hold its folder.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
