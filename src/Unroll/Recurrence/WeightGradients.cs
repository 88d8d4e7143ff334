using System.Numerics.Tensors;

namespace Unroll;

/// <summary>
/// The gradients of parameters after the time loop, each as one product over all rows: dW_ih = dZᵀ X and dW_hh = dZᵀ H,
/// where H holds the states that the steps' products read. Threads take different rows of the result, and each sum runs
/// over the packed rows in order.
/// </summary>
internal sealed class WeightGradients<TCell> where TCell : struct, IRecurrentCell
{
    /// <summary>The most rows of a weight's gradient that one thread computes at a time.</summary>
    private const int MaxChunk = 96;

    private readonly PackedLayout _layout;
    private readonly Tensor _input;
    private readonly Unroller<TCell>[] _unrollers;
    private readonly TableLookup[]? _shared;
    private readonly Buffer<float>[] _targets;
    private readonly Buffer<float> _inputPanels;
    private readonly Buffer<float>[] _statePanels;
    private readonly DirectionWeights _weights;
    private readonly int _chunks;
    private readonly int _chunk;

    private WeightGradients(
        PackedLayout layout, Tensor input, Unroller<TCell>[] unrollers, TableLookup[]? shared, Tensor[] tracked)
    {
        (_layout, _input, _unrollers, _shared, _weights) = (layout, input, unrollers, shared, unrollers[0].Weights);
        _targets = Array.ConvertAll(tracked, Node.IntoBuffer);
        _inputPanels = Buffer<float>.Rent(InputRows * Panels.Padded(_weights.Input));
        _statePanels = Array.ConvertAll(unrollers, _ => Buffer<float>.Rent(layout.Rows * _weights.Units));
        _chunks = (_weights.Hidden + MaxChunk - 1) / MaxChunk;
        _chunk = (_weights.Hidden + _chunks - 1) / _chunks;
    }

    private int InputRows => _input.Shape[0];

    private int Blocks => (_layout.Rows + Gemm.KBlock - 1) / Gemm.KBlock;

    private int ParametersPerDirection => _targets.Length / _unrollers.Length;

    /// <summary>
    /// Adds the gradients of all directions' parameters, which <paramref name="tracked"/> lists direction by direction.
    /// </summary>
    /// <param name="input">The rows of the input; in a batch with repeated rows, the distinct ones.</param>
    /// <param name="shared">
    /// For each direction, the gradients of the distinct rows; null if each row of the batch has its own.
    /// </param>
    public static void Add(
        PackedLayout layout, Tensor input, Unroller<TCell>[] unrollers, TableLookup[]? shared, Tensor[] tracked)
    {
        var work = new WeightGradients<TCell>(layout, input, unrollers, shared, tracked);
        Workers.For(work.Blocks * (unrollers.Length + 1), work, static (i, w) =>
            w.Pack(i % w.Blocks, i / w.Blocks - 1));
        Workers.For(unrollers.Length * (TCell.Gates + work._weights.Extras.Length) * work._chunks, work,
            static (i, w) =>
        {
            var (block, unit) = (i / w._chunks, i % w._chunks * w._chunk);
            var (direction, gate) = (block % w._unrollers.Length, block / w._unrollers.Length);
            if (gate < TCell.Gates)
                w.Weights(direction, gate, unit);
            else
                w.Extra(direction, gate - TCell.Gates, unit);
        });
        work._inputPanels.Return();
        foreach (var panels in work._statePanels)
            panels.Return();
    }

    /// <summary>
    /// Packs one block of rows: of the input, or of the states that a direction's steps started from.
    /// </summary>
    private void Pack(int block, int direction)
    {
        var first = block * Gemm.KBlock;
        var rows = Math.Min(Gemm.KBlock, (direction < 0 ? InputRows : _layout.Rows) - first);
        if (direction < 0 && rows > 0)
        {
            var columns = Panels.Padded(_weights.Input);
            Panels.Pack(
                new(_input.Span[(first * _weights.Input)..], _weights.Input), rows, _weights.Input,
                _inputPanels.AsSpan(first * columns), rows, 0, columns / Panels.Width);
        }
        else if (direction >= 0)
        {
            var unroller = _unrollers[direction];
            Panels.PackGathered(
                unroller.ProductStates, _weights.Units, _layout.PreviousStates(unroller.Reverse).Slice(first, rows),
                _weights.Hidden,
                _statePanels[direction].AsSpan(first * _weights.Units));
        }
    }

    /// <summary>The gradients of some units of one gate: rows of both weights, elements of both biases.</summary>
    private void Weights(int direction, int gate, int unit)
    {
        var unroller = _unrollers[direction];
        var units = Math.Min(_chunk, _weights.Hidden - unit);
        var row = gate * _weights.Hidden + unit;
        var targets = _targets.AsSpan(direction * ParametersPerDirection, ParametersPerDirection);
        var hasBias = unroller.Weights.BiasIh is not null;
        var recurrent = new Part(
            unroller.RecurrentGradients, unroller.RecurrentStride, _layout.Rows, gate * _weights.Units + unit);
        var input = _shared is null
            ? recurrent with { Gradients = unroller.Gates, Stride = unroller.GateStride }
            : new Part(_shared[direction].Values, _shared[direction].Stride, InputRows, recurrent.Column);
        var inputs = new Factor(_inputPanels, Panels.Padded(_weights.Input), targets[0], _weights.Input);
        var states = new Factor(_statePanels[direction], _weights.Units, targets[1], _weights.Hidden);
        Span<float> sums = stackalloc float[MaxChunk];
        sums = sums[..units];
        if (TCell.KeepsPartsApart || _shared is not null)
        {
            Product(input, row, sums, inputs);
            if (hasBias)
                AddRow(sums, targets[2].AsSpan(row));
            Product(recurrent, row, sums, states);
        }
        else
        {
            Product(input, row, sums, inputs, states);
            if (hasBias)
                AddRow(sums, targets[2].AsSpan(row));
        }
        if (hasBias)
            AddRow(sums, targets[3].AsSpan(row));
    }

    /// <summary>
    /// Adds dZᵀ B for some columns of dZ to rows of gradients; if dZ is used for both weights, it is packed once.
    /// The columns are summed at the same time.
    /// </summary>
    /// <param name="row">The first row of the gradients.</param>
    /// <param name="columnSums">Receives the sum of each column.</param>
    private static void Product(Part dz, int row, Span<float> columnSums, params ReadOnlySpan<Factor> factors)
    {
        var units = columnSums.Length;
        var columns = 0;
        foreach (var factor in factors)
            columns += factor.Columns;
        var tiles = Buffer<float>.Rent(units * Gemm.KBlock);
        var sums = Buffer<float>.Rent(units * columns);
        sums.Span.Clear();
        columnSums.Clear();
        for (var first = 0; first < dz.Rows; first += Gemm.KBlock)
        {
            var rows = Math.Min(Gemm.KBlock, dz.Rows - first);
            TransposedTiles.Pack(
                dz.Gradients.AsSpan(first * dz.Stride + dz.Column), dz.Stride, rows, units, tiles, columnSums);
            var at = 0;
            foreach (var factor in factors)
            {
                Gemm.MultiplyTiles(
                    units, rows, tiles, factor.Panels.AsSpan(first * factor.Columns), factor.Columns / Panels.Width,
                    new(sums.AsSpan(at), columns));
                at += factor.Columns;
            }
        }
        for (var unit = 0; unit < units; unit++)
        {
            var sum = sums.AsSpan(unit * columns);
            foreach (var factor in factors)
            {
                AddRow(sum[..factor.Width], factor.Target.AsSpan((row + unit) * factor.Width));
                sum = sum[factor.Columns..];
            }
        }
        tiles.Return();
        sums.Return();
    }

    /// <summary>The gradient of some units of an extra parameter.</summary>
    private void Extra(int direction, int extra, int unit)
    {
        var extras = _weights.Extras.Length;
        var units = Math.Min(_chunk, _weights.Hidden - unit);
        var target = _targets[(direction + 1) * ParametersPerDirection - extras + extra];
        Span<float> sums = stackalloc float[MaxChunk];
        sums = sums[..units];
        sums.Clear();
        for (var row = 0; row < _layout.Rows; row++)
            AddRow(
                _unrollers[direction].ExtraGradients.AsSpan((row * extras + extra) * _weights.Units + unit, units),
                sums);
        AddRow(sums, target.AsSpan(unit));
    }

    private static void AddRow(ReadOnlySpan<float> row, Span<float> target) =>
        TensorPrimitives.Add(target[..row.Length], row, target);

    /// <summary>
    /// The gradients of some pre-activations, dZ: rows, of which the columns from <paramref name="Column"/> on are
    /// used.
    /// </summary>
    private readonly record struct Part(Buffer<float> Gradients, int Stride, int Rows, int Column);

    /// <summary>
    /// The right-hand side of a product with dZᵀ, in panels, and the gradient to add to, <paramref name="Width"/>
    /// columns.
    /// </summary>
    private readonly record struct Factor(Buffer<float> Panels, int Columns, Buffer<float> Target, int Width);
}
