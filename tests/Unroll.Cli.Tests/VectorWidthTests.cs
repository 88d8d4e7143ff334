using System.Diagnostics;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;

namespace Unroll.Cli.Tests;

/// <summary>
/// With fused multiply-add a seed gives the same bytes whatever the width of vectors: models of all tasks, and what
/// they predict, of this process and of processes with vectors of other widths.
/// </summary>
public class VectorWidthTests : TaggerHarness
{
    private const string Variable = "UNROLL_TESTS_DIGESTS";

    private static readonly string[] Brief =
    [
        "--embedding", "12", "--hidden", "20", "--epochs", "2",
        "--batch", "8", "--clip", "0.1", "--learning-rate", "0.01",
    ];

    [Theory]
    [InlineData("DOTNET_EnableAVX512", "0")]
    [InlineData("DOTNET_MaxVectorTBitWidth", "128")]
    [InlineData("DOTNET_MaxVectorTBitWidth", "512")]
    public void OtherVectorsGiveTheSameBytes(string variable, string value)
    {
        Assert.SkipUnless(
            Fma.IsSupported && Avx2.IsSupported,
            "Without AVX2 and FMA, or with them switched off, sums are rounded otherwise.");
        var child = Child(variable, value);
        var (lanes, isWide) = (int.Parse(child[0].Split(' ')[0]), bool.Parse(child[0].Split(' ')[1]));
        Assert.Equal(value switch { "128" => 4, "512" when isWide => 16, _ => 8 }, lanes);
        Assert.False(isWide && value == "0");
        Assert.Equal(Digests(), child[1..]);
    }

    /// <summary>What the other process does.</summary>
    [Fact(Explicit = true)]
    public void WriteDigests() => File.WriteAllLines(
        Environment.GetEnvironmentVariable(Variable)!,
        [$"{Vector<float>.Count} {Vector512.IsHardwareAccelerated}", .. Digests()]);

    private string[] Child(string variable, string value)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(VectorWidthTests).Assembly.Location, "-method", $"*.{nameof(WriteDigests)}", "-explicit", "only"])
        {
            RedirectStandardOutput = true,
        };
        // What the suite itself runs with is not the child's.
        start.Environment.Remove("DOTNET_EnableAVX512");
        start.Environment.Remove("DOTNET_MaxVectorTBitWidth");
        start.Environment[variable] = value;
        start.Environment[Variable] = At("digests");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output);
        return File.ReadAllLines(At("digests"));
    }

    /// <summary>Of each model and its predictions.</summary>
    private string[] Digests() =>
    [
        Digest(
            "classify", Data(), "good 3 bad 好",
            "--pooling", "attention", "--layer-norm", "--bidirectional", "--dropout", "0.3", "--label-smoothing",
                "0.1"),
        Digest(
            "classify", Data(), "good 3 bad 好",
            "--pooling", "attention", "--attention", "bilinear", "--cell", "gru"),
        Digest(
            "tag", Write("names.conll", Conll), "Ada saw New York",
            "--character-embedding", "6", "--character-hidden", "10", "--dropout", "0.2"),
        Translator("additive", "--coverage"),
        Translator("bilinear", "--coverage", "--input-feeding"),
        Translator("dot", "--coverage"),
        Translator("scaled-dot", "--coverage", "--scheduled-sampling", "0.3"),
    ];

    private string Translator(string attention, params string[] options)
    {
        var pairs = Enumerable.Range(0, 24)
            .Select(i => $"a{i % 5} b{i % 7} c{i % 3} d\tx{i % 5} y{i % 3} z{i % 7}\n");
        return Digest(
            "translate", Write("pairs.tsv", string.Concat(pairs)), "a1 b2 c2 d",
            ["--attention", attention, .. options]);
    }

    private string Digest(string task, string data, string text, params string[] options)
    {
        var training = Run(["train", task, "--data", data, "--model", Model, .. Brief, .. options]);
        Assert.True(training.Code == 0, training.Error);
        var prediction = Run("predict", Model, text, "--json");
        Assert.True(prediction.Code == 0, prediction.Error);
        var model = Hash(File.ReadAllBytes(Model));
        return $"{task} {string.Join(' ', options)}: {model} {Hash(Encoding.UTF8.GetBytes(prediction.Output))}";

        static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));
    }
}
