using BenchmarkDotNet.Attributes;

namespace Unroll.Benchmarks;

/// <summary>
/// A weight [N, K] into panels, for the forward pass transposed and for the backward pass as it lies.
/// </summary>
public class Packing
{
    private AlignedFloats _weight = null!, _panels = null!;

    [Params(128, 256, 512)]
    public int K { get; set; }

    [Params(512, 1024, 2048)]
    public int N { get; set; }

    [GlobalSetup]
    public void Make() => (_weight, _panels) = (new(N * K), new(N * K));

    [GlobalCleanup]
    public void Free()
    {
        _weight.Dispose();
        _panels.Dispose();
    }

    [Benchmark]
    public void Transposed() => Panels.PackTransposed(_weight.Span, K, N, _panels.Span, 0, N / Panels.Width);

    [Benchmark]
    public void AsItLies() => Panels.Pack(new(_weight.Span, K), N, K, _panels.Span, N, 0, K / Panels.Width);
}
