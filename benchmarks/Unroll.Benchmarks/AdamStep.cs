using BenchmarkDotNet.Attributes;

namespace Unroll.Benchmarks;

/// <summary>
/// Adam over the elements of a recurrent weight, and over those of 18,000 embeddings of 128, on one thread.
/// </summary>
public class AdamStep
{
    private AlignedFloats _parameters = null!, _means = null!, _squares = null!, _gradients = null!;

    [Params(256 * 1024, 18_000 * 128)]
    public int Elements { get; set; }

    [GlobalSetup]
    public void Make()
    {
        (_parameters, _means, _squares, _gradients) = (new(Elements), new(Elements), new(Elements), new(Elements));
        foreach (ref var square in _squares.Span)
            square *= square;
    }

    [GlobalCleanup]
    public void Free()
    {
        foreach (var floats in new[] { _parameters, _means, _squares, _gradients })
            floats.Dispose();
    }

    [Benchmark]
    public void Apply()
        => new AdamUpdate(1, 0, 1, (0.9, 0.999), 1e-3f, 1, 1e-8f)
            .Apply(_parameters.Span, _means.Span, _squares.Span, _gradients.Span);
}
