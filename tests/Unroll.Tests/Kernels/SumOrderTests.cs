using System.Text.RegularExpressions;

namespace Unroll.Tests.Kernels;

/// <summary>
/// What sums over lanes in an order of the processor's own is called nowhere: <c>RowSums</c> has one order.
/// </summary>
public partial class SumOrderTests
{
    [Fact]
    public void NoSumGoesByTheWidthOfVectors()
    {
        var files = Directory.GetFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj")).ToArray();
        Assert.True(files.Length > 100);
        var found = files.SelectMany(
            file => Sums().Matches(File.ReadAllText(file)).Select(sum => $"{file}: {sum.Value}"));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("TensorPrimitives.Sum<float>(x)")]
    [InlineData("TensorPrimitives.SumOfSquares(x)")]
    [InlineData("System.Numerics.Tensors.TensorPrimitives.Norm(x)")]
    [InlineData("Vector.Sum(x)")]
    [InlineData("Vector512.Dot(x, y)")]
    public void TheTestSeesASum(string code) => Assert.Matches(Sums(), code);

    [Theory]
    [InlineData("TensorPrimitives.Max(x)")]
    [InlineData("TensorPrimitives.Subtract(x, RowSums.Sum(x), y)")]
    public void TheTestSeesNoOtherCall(string code) => Assert.DoesNotMatch(Sums(), code);

    [GeneratedRegex(
        @"\b(Vector\d*\.(Sum|Dot)|TensorPrimitives\." +
        @"(Average|CosineSimilarity|Distance|Dot|Norm|Product\w*|SoftMax|StdDev|Sum\w*|Variance))\b")]
    private static partial Regex Sums();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Unroll.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
