using System.Numerics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;

namespace Unroll.Benchmarks;

/// <summary>The functions of gates over 1024 numbers.</summary>
public class Activations
{
    private const int Count = 1024;

    private AlignedFloats _x = null!, _y = null!;

    [GlobalSetup]
    public void Make() => (_x, _y) = (new(Count), new(Count));

    [GlobalCleanup]
    public void Free()
    {
        _x.Dispose();
        _y.Dispose();
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Tanh()
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(_x.Span);
        var y = MemoryMarshal.Cast<float, Vector<float>>(_y.Span);
        for (var i = 0; i < x.Length; i++)
            y[i] = Activation.Tanh(x[i]);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void Sigmoid()
    {
        var x = MemoryMarshal.Cast<float, Vector<float>>(_x.Span);
        var y = MemoryMarshal.Cast<float, Vector<float>>(_y.Span);
        for (var i = 0; i < x.Length; i++)
            y[i] = Activation.Sigmoid(x[i]);
    }
}
