using BenchmarkDotNet.Attributes;

namespace Unroll.Benchmarks;

/// <summary>
/// C = bias + A B on one thread with B packed, at sizes that networks have: 2 · rows · K · N operations.
/// </summary>
public class MatrixProduct
{
    private AlignedFloats _a = null!, _panels = null!, _bias = null!, _c = null!;

    [Params(1, 2, 4, 8, 16, 32, 96)]
    public int Rows { get; set; }

    [Params(128, 256, 512)]
    public int K { get; set; }

    [Params(512, 1024, 2048)]
    public int N { get; set; }

    [GlobalSetup]
    public void Make() => (_a, _panels, _bias, _c) = (new(Rows * K), new(K * N), new(N), new(Rows * N));

    [GlobalCleanup]
    public void Free()
    {
        foreach (var floats in new[] { _a, _panels, _bias, _c })
            floats.Dispose();
    }

    [Benchmark]
    public void Multiply() => Gemm.Multiply(
        Rows, K, new(_a.Span, K), new(_panels.Span, K, N / Panels.Width), new(_bias.Span, 0), new(_c.Span, N));
}
