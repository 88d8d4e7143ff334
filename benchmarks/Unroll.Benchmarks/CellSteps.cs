using BenchmarkDotNet.Attributes;

namespace Unroll.Benchmarks;

/// <summary>An LSTM cell's step and its step back for one sequence, without the products.</summary>
public class CellSteps
{
    private AlignedFloats _fresh = null!, _gates = null!, _rows = null!, _gradients = null!;

    [Params(128, 256, 512)]
    public int Units { get; set; }

    [GlobalSetup]
    public void Make()
        => (_fresh, _gates, _rows, _gradients) = (new(4 * Units), new(4 * Units), new(4 * Units), new(2 * Units));

    [GlobalCleanup]
    public void Free()
    {
        foreach (var floats in new[] { _fresh, _gates, _rows, _gradients })
            floats.Dispose();
    }

    [Benchmark]
    public void Forward()
    {
        Refresh();
        default(LstmCell).Forward(new CellStep
        {
            Gates = new(_gates.Span, Units),
            PreviousHidden = Row(0),
            PreviousMemory = Row(1),
            Hidden = Row(2),
            Memory = Row(3),
        });
    }

    [Benchmark]
    public void Backward()
    {
        Refresh();
        default(LstmCell).Backward(new CellGradient
        {
            Gates = new(_gates.Span, Units),
            PreviousHidden = Row(0),
            PreviousMemory = Row(1),
            Hidden = Row(2),
            Memory = Row(3),
            HiddenGradient = new(_gradients.Span[..Units], Units),
            MemoryGradient = new(_gradients.Span[Units..], Units),
        });
    }

    /// <summary>
    /// A step overwrites what it reads, and step upon step would come to numbers too small to be normal. The copy is
    /// timed too.
    /// </summary>
    private void Refresh()
    {
        _fresh.Span.CopyTo(_gates.Span);
        _fresh.Span[..(2 * Units)].CopyTo(_gradients.Span);
    }

    private Lanes Row(int row) => new(_rows.Span.Slice(row * Units, Units), Units);
}
