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
    private readonly Buffer<float> _joined;
    private readonly Buffer<float> _panels;
    private Buffer<float> _gradients;
    private Buffer<float> _panelsBack;

    /// <param name="weight">W_a, [fed, context + hidden].</param>
    /// <param name="panels">Its transpose in panels.</param>
    /// <param name="rows">Steps of all sequences.</param>
    /// <param name="context">Elements of a context.</param>
    public FedVectors(Parameter weight, Buffer<float> panels, int rows, int context)
    {
        (_weight, _rows, _context, _size, _joinedSize) = (weight, rows, context, weight.Shape[0], weight.Shape[1]);
        _joined = Buffer<float>.Rent(rows * _joinedSize);
        _panels = panels;
    }

    /// <summary>Copies what a row's vector is computed from.</summary>
    public void Take(int row, ReadOnlySpan<float> context, ReadOnlySpan<float> hidden)
    {
        context.CopyTo(_joined.AsSpan(row * _joinedSize));
        hidden.CopyTo(_joined.AsSpan(row * _joinedSize + _context));
    }

    /// <summary>Writes the vectors of some rows.</summary>
    public void Forward(int row, int rows, RowSpan vectors)
    {
        for (var r = 0; r < rows; r++)
            VectorOf(vectors, r).Clear();
        Gemm.MultiplyColumns(
            rows, _joinedSize, new(_joined.AsSpan(row * _joinedSize), _joinedSize), _panels, _size, vectors, vectors);
        for (var r = 0; r < rows; r++)
            VectorMap.Apply<Tensor.TanhFunction>(VectorOf(vectors, r), VectorOf(vectors, r));
    }

    /// <summary>Makes room for the backward pass.</summary>
    public void StartBackward()
    {
        _gradients = Buffer<float>.Rent(_rows * _size);
        _panelsBack = Buffer<float>.Rent(_size * Panels.Padded(_joinedSize));
        MatrixProduct.Pack(_size, _joinedSize, _weight.Value.Span, transposed: false, _panelsBack);
    }

    /// <summary>
    /// The backward pass of some rows: writes the gradients of contexts, and adds to those of h(t-1).
    /// </summary>
    /// <param name="vectors">What <see cref="Forward"/> wrote.</param>
    /// <param name="gradients">Their gradients.</param>
    public void Backward(
        int row, int rows, RowSpan vectors, RowSpan gradients, RowSpan contexts, RowSpan hidden)
    {
        var width = Panels.Padded(_joinedSize);
        var rented = Buffer<float>.Rent(rows * width);
        var joined = rented.Span;
        joined.Clear();
        for (var r = 0; r < rows; r++)
        {
            var inner = _gradients.AsSpan((row + r) * _size, _size);
            inner.Clear();
            VectorMap.AddGradient<Tensor.TanhGradient>(VectorOf(gradients, r), VectorOf(vectors, r), inner);
        }
        var joinedRows = new RowSpan(joined, width);
        Gemm.Multiply(
            rows, _size, new(_gradients.AsSpan(row * _size), _size), new(_panelsBack, _size, width / Panels.Width),
            joinedRows, joinedRows);
        contexts.Values[..(rows * contexts.Stride)].Clear();
        for (var r = 0; r < rows; r++)
        {
            joined.Slice(r * width, _context).CopyTo(contexts.Values[(r * contexts.Stride)..]);
            var to = hidden.Values.Slice(r * hidden.Stride, _joinedSize - _context);
            TensorPrimitives.Add(to, joined.Slice(r * width + _context, to.Length), to);
        }
        rented.Return();
    }

    /// <summary>Adds the gradient of W_a, one product over all rows.</summary>
    public void AddWeightGradient(Span<float> into) =>
        MatrixProduct.AddTransposeTimes(_size, _rows, _joinedSize, _gradients, _joined, into);

    /// <summary>Returns the buffers.</summary>
    public void Release()
    {
        _joined.Return();
        _gradients.Return();
        _panelsBack.Return();
    }

    private Span<float> VectorOf(RowSpan vectors, int row) => vectors.Values.Slice(row * vectors.Stride, _size);
}
