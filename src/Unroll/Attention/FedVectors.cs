using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// Input feeding (Luong et al. 2015): what each step's update reads in place of the context c(t) is the attentional
/// vector tanh(W_a [c(t); h(t-1)]).
/// </summary>
internal sealed class FedVectors
{
    private readonly int _rows;
    private readonly int _context;
    private readonly int _joinedSize;
    private readonly int _size;
    private readonly Parameter _weight;
    private readonly Floats _joined;
    private readonly Floats _panels;
    private Floats _gradients;
    private Floats _panelsBack;

    /// <param name="weight">W_a, [fed, context + hidden].</param>
    /// <param name="panels">Its transpose in panels.</param>
    /// <param name="rows">Steps of all sequences.</param>
    /// <param name="context">Elements of a context.</param>
    public FedVectors(Parameter weight, Floats panels, int rows, int context)
    {
        (_weight, _rows, _context, _size, _joinedSize) = (weight, rows, context, weight.Shape[0], weight.Shape[1]);
        _joined = Floats.Rent(rows * _joinedSize);
        _panels = panels;
    }

    /// <summary>Takes what a row's vector is made of.</summary>
    public void Take(int row, ReadOnlySpan<float> context, ReadOnlySpan<float> hidden)
    {
        context.CopyTo(_joined.AsSpan(row * _joinedSize));
        hidden.CopyTo(_joined.AsSpan(row * _joinedSize + _context));
    }

    /// <summary>Writes the vectors of some rows, <paramref name="stride"/> apart.</summary>
    public void Forward(int row, int rows, Span<float> vectors, int stride)
    {
        for (var r = 0; r < rows; r++)
            vectors.Slice(r * stride, _size).Clear();
        Gemm.MultiplyColumns(
            rows, _joinedSize, _joined.AsSpan(row * _joinedSize), _joinedSize, _panels, _size, vectors, stride, vectors,
            stride);
        for (var r = 0; r < rows; r++)
            VectorMap.Apply<Tensor.TanhFunction>(vectors.Slice(r * stride, _size), vectors.Slice(r * stride, _size));
    }

    /// <summary>Makes room for the way back.</summary>
    public void StartBackward()
    {
        _gradients = Floats.Rent(_rows * _size);
        _panelsBack = Floats.Rent(_size * Panels.Padded(_joinedSize));
        MatrixProduct.Pack(_size, _joinedSize, _weight.Value.Span, transposed: false, _panelsBack);
    }

    /// <summary>The way back of some rows: writes the gradients of contexts, and adds to those of h(t-1).</summary>
    public void Backward(
        int row, int rows, ReadOnlySpan<float> vectors, int stride, ReadOnlySpan<float> gradients, int gradientStride,
        Span<float> contexts, int contextStride, Span<float> hidden, int hiddenStride)
    {
        var width = Panels.Padded(_joinedSize);
        var rented = Floats.Rent(rows * width);
        var joined = rented.AsSpan(0, rows * width);
        joined.Clear();
        for (var r = 0; r < rows; r++)
        {
            var inner = _gradients.AsSpan((row + r) * _size, _size);
            inner.Clear();
            VectorMap.AddGradient<Tensor.TanhGradient>(
                gradients.Slice(r * gradientStride, _size), vectors.Slice(r * stride, _size), inner);
        }
        Gemm.Multiply(
            rows, _size, _gradients.AsSpan(row * _size), _size, _panelsBack, width / Panels.Width, joined, width,
            joined, width);
        contexts[..(rows * contextStride)].Clear();
        for (var r = 0; r < rows; r++)
        {
            joined.Slice(r * width, _context).CopyTo(contexts[(r * contextStride)..]);
            var to = hidden.Slice(r * hiddenStride, _joinedSize - _context);
            TensorPrimitives.Add(to, joined.Slice(r * width + _context, to.Length), to);
        }
        rented.Return();
    }

    /// <summary>Adds the gradient of W_a, one product over all rows.</summary>
    public void AddWeightGradient(Span<float> into) =>
        MatrixProduct.AddTransposeTimes(_size, _rows, _joinedSize, _gradients, _joined, into);

    /// <summary>Gives the buffers back.</summary>
    public void Release()
    {
        _joined.Return();
        _gradients.Return();
        _panelsBack.Return();
    }
}
