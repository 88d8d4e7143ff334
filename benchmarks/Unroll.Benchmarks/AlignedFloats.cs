using System.Runtime.InteropServices;

namespace Unroll.Benchmarks;

/// <summary>
/// Numbers between -1 and 1 that begin at a cache line, so that where an array happens to lie decides nothing.
/// </summary>
internal sealed unsafe class AlignedFloats : IDisposable
{
    private const int CacheLine = 64;

    private readonly float* _values;
    private readonly int _length;

    public AlignedFloats(int length)
    {
        _length = length;
        _values = (float*)NativeMemory.AlignedAlloc((nuint)length * sizeof(float), CacheLine);
        var random = new Random(1);
        foreach (ref var value in Span)
            value = (2 * random.NextSingle()) - 1;
    }

    public Span<float> Span => new(_values, _length);

    public void Dispose() => NativeMemory.AlignedFree(_values);
}
