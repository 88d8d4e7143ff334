using System.Runtime.CompilerServices;

namespace Unroll;

/// <content>The backward pass: the same loop from the last step to the first.</content>
internal sealed partial class Unroller<TCell>
{
    /// <summary>
    /// In the backward pass, after a step: the gradients of the states that it started from, of sequences from
    /// <paramref name="first"/> on.
    /// </summary>
    public Span<float> HiddenGradients(int first, int rows) => _hiddenGradient.AsSpan(first * _units, rows * _units);

    /// <summary>
    /// Takes the gradients of the last states, [sequences, hidden] in packed order or empty, and makes room for the
    /// backward pass.
    /// </summary>
    public void StartBackward(ReadOnlySpan<float> hiddenGradient, ReadOnlySpan<float> memoryGradient)
    {
        _hiddenGradient = Buffer<float>.Rent(_sequences * _units);
        PaddedStates.CopyIn(_sequences, hiddenGradient, _hiddenGradient);
        if (TCell.HasMemory)
        {
            _memoryGradient = Buffer<float>.Rent(_sequences * _units);
            PaddedStates.CopyIn(_sequences, memoryGradient, _memoryGradient);
        }
        _extraGradients = Buffer<float>.Rent(_layout.Rows * _weights.Extras.Length * _units);
    }

    /// <summary>
    /// Goes back through all steps of some sequences; <see cref="Gates"/> then holds the gradients of the
    /// pre-activations.
    /// </summary>
    /// <param name="outputGradients">
    /// The gradients of the outputs, laid out as <see cref="Forward"/> wrote those; empty if there are none.
    /// </param>
    /// <param name="wantsInitial">
    /// Whether the gradients of the states that the sequences started from are wanted.
    /// </param>
    public void Backward(
        int first, int last, Buffer<float> outputGradients, int outputStride, int outputAt, bool wantsInitial)
    {
        for (var i = _layout.Steps - 1; i >= 0; i--)
            BackwardStep(i, first, last, outputGradients, outputStride, outputAt, wantsInitial);
    }

    /// <summary>One step of <see cref="Backward"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void BackwardStep(
        int i, int first, int last, Buffer<float> outputGradients, int outputStride, int outputAt, bool wantsInitial)
    {
        var cell = _cell;
        var hidden = _weights.Hidden;
        var extraStride = _weights.Extras.Length * _units;
        var step = StepRows.Of(_layout, Reverse, i, first, last);
        for (var r = 0; r < step.Rows; r++)
        {
            var row = step.Row + r;
            var previous = r < step.Continuing ? step.Previous + r : first + r;
            var gradient = _hiddenGradient.AsSpan((first + r) * _units, _units);
            if (!outputGradients.IsEmpty)
                System.Numerics.Tensors.TensorPrimitives.Add(
                    gradient[..hidden], outputGradients.AsSpan(row * outputStride + outputAt, hidden), gradient);
            var gates = Gates.AsSpan(row * GateStride, BlockWidth);
            var part = TCell.KeepsPartsApart ? _hiddenGates.AsSpan(row * PartStride, PartWidth) : default;
            cell.Backward(new CellGradient
            {
                Gates = new(gates, _units),
                HiddenGates = new(part, _units),
                Extras = new(_weights.ExtraValues, _units),
                ExtraGradients = new(_extraGradients.AsSpan(row * extraStride, extraStride), _units),
                PreviousHidden = State(States, previous),
                PreviousMemory = TCell.HasMemory ? State(_memory, previous) : default,
                Hidden = State(States, _sequences + row),
                Memory = TCell.HasMemory ? State(_memory, _sequences + row) : default,
                HiddenGradient = new(gradient, _units),
                MemoryGradient = TCell.HasMemory ? State(_memoryGradient, first + r) : default,
            });
            if (hidden < _units)
                ClearPadding(gates, part, gradient);
        }
        // What reaches h(t-1) through the pre-activations is added to what the cell passed on directly.
        var rows = wantsInitial ? step.Rows : step.Continuing;
        if (rows > 0)
            CarryBack(step.Row, first, rows);
    }

    /// <summary>
    /// Adds dZ W_hh of rows from <paramref name="row"/> on to the gradients of h(t-1), except for dropped units.
    /// </summary>
    private void CarryBack(int row, int sequence, int rows)
    {
        var carried = HiddenGradients(sequence, rows);
        if (Dropout is null)
        {
            AddProduct(carried);
            return;
        }
        var reached = Buffer<float>.Rent(carried.Length);
        var sum = reached.Span;
        sum.Clear();
        AddProduct(sum);
        for (var r = 0; r < rows; r++)
            Dropout.AddBack(sequence + r, sum.Slice(r * _units, _units), carried.Slice(r * _units, _units));
        reached.Return();

        void AddProduct(Span<float> sum) =>
            Gemm.Multiply(
                rows, PartWidth, new(RecurrentGradients.AsSpan(row * RecurrentStride), RecurrentStride),
                new(_weights.HiddenPanelsBack, PartWidth, _units / Panels.Width), new(sum, _units), new(sum, _units));
    }

    /// <summary>
    /// Adds the gradients of the initial states to the caller's, in packed order, [sequences, hidden].
    /// </summary>
    public void AddInitialGradients(Span<float> hidden, Span<float> memory)
    {
        PaddedStates.AddOut(_sequences, _hiddenGradient, hidden);
        if (TCell.HasMemory)
            PaddedStates.AddOut(_sequences, _memoryGradient, memory);
    }

    // A cell may leave anything in the lanes past the last unit; the products that follow need zeros there.
    private void ClearPadding(Span<float> gates, Span<float> part, Span<float> gradient)
    {
        for (var at = _weights.Hidden; at < gates.Length; at += _units)
            gates[at..(at / _units * _units + _units)].Clear();
        for (var at = _weights.Hidden; at < part.Length; at += _units)
            part[at..(at / _units * _units + _units)].Clear();
        gradient[_weights.Hidden..].Clear();
    }
}
