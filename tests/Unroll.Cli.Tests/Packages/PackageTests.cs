using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Xml.Linq;
using Unroll.Text;
using Unroll.Text.Tests.Documentation;

namespace Unroll.Cli.Tests.Packages;

/// <summary>
/// What a user gets: the packages are made, installed in new projects outside the repository, and used as the pages
/// say. Takes minutes, so it runs where it is asked for, as <c>.ci/run</c> does.
/// </summary>
[Trait("Category", "Packages")]
public class PackageTests(Feed feed) : IClassFixture<Feed>
{
    private static readonly string[] Names = ["Unroll", "Unroll.Cli", "Unroll.Text"];

    private static string Readme => FirstProgramOf("README.md");

    private static string FirstProgramOf(string page) =>
        new Page(page).Blocks.First(block => block.Language == "csharp").Text;

    [Fact(Explicit = true)]
    public void ThreePackagesWithSymbolsAreMadeWithoutAWarning()
    {
        Assert.DoesNotContain("warning", feed.PackOutput, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            Names.SelectMany(name => (string[])[$"{name}.{feed.Version}.nupkg", $"{name}.{feed.Version}.snupkg"])
                .Order(StringComparer.Ordinal),
            Directory.GetFiles(feed.Packages).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact(Explicit = true)]
    public void EachSaysWhatItIs()
    {
        foreach (var name in Names)
        {
            using var package = ZipFile.OpenRead(Path.Combine(feed.Packages, $"{name}.{feed.Version}.nupkg"));
            var entries = package.Entries.Select(entry => entry.FullName).ToList();
            Assert.Contains("icon.png", entries);
            using var page = new StreamReader(package.GetEntry("README.md")!.Open());
            Assert.StartsWith($"# {name}\n", page.ReadToEnd().ReplaceLineEndings("\n"), StringComparison.Ordinal);
            // A tool is not compiled with.
            Assert.Equal(
                name != "Unroll.Cli", entries.Any(entry => entry.EndsWith($"/{name}.xml", StringComparison.Ordinal)));
            using var nuspec = package.GetEntry($"{name}.nuspec")!.Open();
            var metadata = XDocument.Load(nuspec).Root!.Elements().Single().Elements().ToList();
            string ValueOf(string element) => metadata.Single(one => one.Name.LocalName == element).Value;
            Assert.Equal("MIT", ValueOf("license"));
            Assert.Contains("lstm", ValueOf("tags").Split(' '));
            Assert.StartsWith("The first version.", ValueOf("releaseNotes"), StringComparison.Ordinal);
            Assert.InRange(ValueOf("description").Length, 100, 300);
            var dependencies = metadata.SelectMany(one => one.Descendants())
                .Where(one => one.Name.LocalName == "dependency").ToList();
            // No other package's types come along to compile with, and friends are of one version.
            Assert.All(dependencies, one => Assert.True(
                one.Attribute("id")!.Value == "Unroll" ? one.Attribute("version")!.Value == $"[{feed.Version}]"
                    : one.Attribute("exclude")!.Value.Contains("Compile"), one.ToString()));
        }
    }

    [Fact(Explicit = true)]
    public void ANewConsoleProjectPrintsAPrediction()
    {
        var folder = feed.NewProject("console", "first", "Unroll.Text");
        File.WriteAllText(Path.Combine(folder, "Program.cs"), Readme);
        Assert.Equal("good", feed.Dotnet(folder, "run", "-c", "Release").Trim());
    }

    [Theory(Explicit = true)]
    [InlineData("Unroll.Text")]
    [InlineData("Unroll")]
    public void CompiledAheadOfTimeAProgramHasWideVectors(string package)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64
                && (File.Exists("/usr/bin/gcc") || File.Exists("/usr/bin/clang")),
            "native code is compiled on Linux on x64, with gcc or clang");
        var folder = feed.NewProject("console", $"native-{package}", package);
        File.WriteAllText(
            Path.Combine(folder, "Program.cs"), package == "Unroll.Text" ? Readme : """
            var lstm = new Unroll.Lstm(2, 3, seed: 1);
            Console.WriteLine(lstm.Forward(Unroll.Tensor.Rand([4, 1, 2], seed: 1)).Item1.Shape);
            """);
        File.AppendAllText(
            Path.Combine(folder, "Program.cs"), "\nConsole.WriteLine(System.Numerics.Vector<float>.Count);\n");
        var output = feed.Dotnet(
            folder, "publish", "-c", "Release", "-r", "linux-x64", "-o", "out", "-p:PublishAot=true");
        Assert.DoesNotContain("warning", output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Unroll: compiling for processors with AVX2 and FMA", output, StringComparison.Ordinal);
        Assert.Equal(
            [package == "Unroll.Text" ? "good" : "[4, 1, 3]", "8"],
            feed.Run(folder, Path.Combine(folder, "out", Path.GetFileName(folder))).Trim().Split('\n'));
    }

    [Fact(Explicit = true)]
    public async Task ANewWebProjectAnswersRequests()
    {
        var folder = feed.NewProject("web", "few-lines", "Unroll.Text");
        File.WriteAllText(
            Path.Combine(folder, "Program.cs"),
            FirstProgramOf("docs/service.md").Replace(":5000", ":0", StringComparison.Ordinal));
        var expected = Train(Path.Combine(folder, "first.safetensors")).Predict("a lovely film");
        Assert.Equal(expected.Label, await AnswerOf(folder));
    }

    [Fact(Explicit = true)]
    public async Task TheExampleIsAProjectOfItsOwn()
    {
        var folder = feed.NewProject("web", "Service", "Unroll.Text");
        foreach (var file in Directory.GetFiles(Path.Combine(Page.Root, "examples", "Service"), "*.cs"))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        var expected = Train(Path.Combine(folder, "first.safetensors")).Predict("a lovely film");
        using var answer = JsonDocument.Parse(
            await AnswerOf(folder, "first.safetensors", "--urls", "http://127.0.0.1:0"));
        Assert.Equal(
            (expected.Label, expected.Probability),
            (answer.RootElement.GetProperty("label").GetString(),
                answer.RootElement.GetProperty("probability").GetDouble()));
    }

    [Fact(Explicit = true)]
    public void TheToolTrainsPredictsAndInspects()
    {
        var folder = Directory.CreateDirectory(feed.In("tool")).FullName;
        feed.Dotnet(folder, "tool", "install", "Unroll.Cli", "--prerelease", "--tool-path", "tools");
        var unroll = Path.Combine(folder, "tools", OperatingSystem.IsWindows() ? "unroll.exe" : "unroll");
        feed.Run(folder, unroll, "train", "classify", "--epochs", "1", "--model", "first.safetensors");
        Assert.NotEmpty(feed.Run(folder, unroll, "predict", "first.safetensors", "la réunion est à dix heures"));
        Assert.Contains(
            "classify", feed.Run(folder, unroll, "inspect", "first.safetensors"), StringComparison.Ordinal);
        Assert.StartsWith(feed.Version, feed.Run(folder, unroll, "--version"), StringComparison.Ordinal);
    }

    private static TextClassifier Train(string model)
    {
        var classifier = TextClassifier.Train(
            [new("good", "a lovely film"), new("bad", "a dull film"), new("bad", "a long film")],
            new() { Embedding = 4, Hidden = 4 }, new() { Epochs = 1 });
        classifier.Save(model);
        return classifier;
    }

    /// <summary>What the service of a project answers.</summary>
    private async Task<string> AnswerOf(string folder, params string[] args)
    {
        feed.Dotnet(folder, "build", "-c", "Release");
        using var service = feed.Start(
            folder, "dotnet",
            [Path.Combine("bin", "Release", "net10.0", $"{Path.GetFileName(folder)}.dll"), .. args]);
        try
        {
            const string Sign = "listening on: ";
            var line = "";
            while (!line.Contains(Sign, StringComparison.Ordinal))
                line = await service.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("it ended");
            using var client = new HttpClient { BaseAddress = new Uri(line.Split(Sign)[1]) };
            return await client.GetStringAsync("/classify?text=a+lovely+film");
        }
        finally
        {
            service.Kill(entireProcessTree: true);
            service.WaitForExit();
        }
    }
}
