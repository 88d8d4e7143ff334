using BenchmarkDotNet.Attributes;

namespace Unroll.Benchmarks;

/// <summary>Softmax of a row: the states of a source, the tags of a chain, the words of a vocabulary.</summary>
public class Softmax
{
    private AlignedFloats _x = null!, _y = null!;

    [Params(16, 50, 8000)]
    public int Columns { get; set; }

    [GlobalSetup]
    public void Make() => (_x, _y) = (new(Columns), new(Columns));

    [GlobalCleanup]
    public void Free()
    {
        _x.Dispose();
        _y.Dispose();
    }

    [Benchmark]
    public void Probabilities() => RowSoftmax.Softmax(_x.Span, _y.Span);

    [Benchmark]
    public void LogProbabilities() => RowSoftmax.LogSoftmax(_x.Span, _y.Span);
}
