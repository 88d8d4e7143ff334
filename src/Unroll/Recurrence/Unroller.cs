using System.Runtime.CompilerServices;

namespace Unroll;

/// <summary>
/// The one time loop: runs a cell over the steps of a packed batch, in one direction, and back. The input's part of all
/// steps has been computed before the loop; the weight gradients are computed after it. Different sequences can be run
/// by different threads, each alone through time.
/// </summary>
/// <remarks>The rows of a step are a prefix of the sequences, so there is no mask and nothing to gather.</remarks>
internal sealed partial class Unroller<TCell> where TCell : struct, IRecurrentCell
{
    private readonly TCell _cell;
    private readonly DirectionWeights _weights;
    private readonly PackedLayout _layout;
    private readonly int _units;
    private readonly int _sequences;
    private readonly InputParts _inputs;
    private Buffer<float> _hiddenGates;
    private Buffer<float> _memory;
    private Buffer<float> _hiddenGradient;
    private Buffer<float> _memoryGradient;
    private Buffer<float> _extraGradients;
    private Buffer<float> _dropped;

    /// <param name="dropout">Which units of h are hidden from the recurrent product; null for none.</param>
    public Unroller(
        TCell cell, DirectionWeights weights, PackedLayout layout, bool reverse, StateDropout? dropout,
        InputParts inputs)
    {
        (_cell, _weights, _layout, _units, _sequences, Reverse, Dropout) = (
            cell, weights, layout, weights.Units, layout.Sequences, reverse, dropout);
        _inputs = inputs with { KeepsGates = inputs.KeepsGates || inputs is { Table: null, Window: null } };
        var gateRows = _inputs.KeepsGates ? layout.Rows : _sequences * (inputs.Window?.Steps ?? 1);
        Gates = Buffer<float>.Rent(gateRows * GateStride);
        States = Buffer<float>.Rent((_sequences + layout.Rows) * _units);
        States.AsSpan(0, _sequences * _units).Clear();
        if (TCell.KeepsPartsApart)
            _hiddenGates = Buffer<float>.Rent(gateRows * PartStride);
        if (TCell.HasMemory)
        {
            _memory = Buffer<float>.Rent((_sequences + layout.Rows) * _units);
            _memory.AsSpan(0, _sequences * _units).Clear();
        }
        if (dropout is not null)
        {
            _dropped = Buffer<float>.Rent((_sequences + layout.Rows) * _units);
            _dropped.AsSpan(0, _sequences * _units).Clear();
        }
    }

    /// <summary>
    /// Floats from row to row of <see cref="Gates"/>: all blocks, and one panel more, since rows a power of two apart
    /// would fall on the same cache lines.
    /// </summary>
    public int GateStride => BlockWidth + Panels.Width;

    /// <summary>Floats from row to row of <see cref="RecurrentGradients"/>.</summary>
    public int RecurrentStride => TCell.KeepsPartsApart ? PartStride : GateStride;

    public DirectionWeights Weights => _weights;

    public bool Reverse { get; }

    /// <summary>
    /// For each row the input's part of the pre-activations, then what the cell saved, then in the backward pass its
    /// gradient.
    /// </summary>
    public Buffer<float> Gates { get; private set; }

    /// <summary>
    /// The gradients of the hidden state's part of the pre-activations, after <see cref="Backward"/>.
    /// </summary>
    public Buffer<float> RecurrentGradients => TCell.KeepsPartsApart ? _hiddenGates : Gates;

    /// <summary>h: an initial state for each sequence, then one state per row.</summary>
    public Buffer<float> States { get; private set; }

    /// <summary>h as the recurrent product reads it: the same, or with units dropped.</summary>
    public Buffer<float> ProductStates => Dropout is null ? States : _dropped;

    /// <summary>
    /// Each row's gradients of the extra parameters, [rows, extras * units], after <see cref="Backward"/>.
    /// </summary>
    public Buffer<float> ExtraGradients => _extraGradients;

    /// <summary>Whether the sequences start from states that were given, not from zero.</summary>
    public bool HasInitial { get; private set; }

    private StateDropout? Dropout { get; }

    /// <summary>The blocks that a cell sees of a row of <see cref="Gates"/>.</summary>
    private int BlockWidth => Math.Max(TCell.Gates, TCell.SavedBlocks) * _units;

    private PaddedStates PaddedStates => new(_weights.Hidden, _units);

    private int PartWidth => TCell.Gates * _units;

    private int PartStride => PartWidth + Panels.Width;

    /// <summary>Sets the states that the sequences start from, each [sequences, hidden] in packed order.</summary>
    public void Start(ReadOnlySpan<float> hidden, ReadOnlySpan<float> memory)
    {
        HasInitial = true;
        PaddedStates.CopyIn(_sequences, hidden, States);
        for (var sequence = 0; sequence < _sequences && Dropout is not null; sequence++)
            Dropout.Apply(
                sequence, States.AsSpan(sequence * _units, _units), _dropped.AsSpan(sequence * _units, _units));
        if (TCell.HasMemory)
            PaddedStates.CopyIn(_sequences, memory, _memory);
    }

    /// <summary>
    /// Runs sequences <paramref name="first"/> to <paramref name="last"/> (exclusive) through all their steps.
    /// </summary>
    /// <param name="outputs">
    /// Where to copy h of each row, <paramref name="outputStride"/> apart, starting at <paramref name="outputAt"/>;
    /// null to copy nothing.
    /// </param>
    public void Forward(int first, int last, float[]? outputs, int outputStride, int outputAt)
    {
        if (_inputs.Window is not { } window)
        {
            for (var i = 0; i < _layout.Steps; i++)
                ForwardStep(i, first, last, outputs, outputStride, outputAt);
            return;
        }
        Span<StepRows> steps = stackalloc StepRows[Math.Min(window.Steps, _layout.Steps)];
        for (var i = 0; i < _layout.Steps;)
        {
            var count = 0;
            for (; i < _layout.Steps && count < steps.Length; i++)
            {
                var step = StepRows.Of(_layout, Reverse, i, first, last);
                if (step.Rows > 0)
                    steps[count++] = step;
            }
            var gateRow = first * window.Steps;
            if (count > 0)
                window.Multiply(_weights, steps[..count], Gates.AsSpan(gateRow * GateStride), GateStride);
            foreach (var step in steps[..count])
            {
                Take(step, gateRow, first, outputs, outputStride, outputAt);
                gateRow += step.Rows;
            }
        }
    }

    /// <summary>One step of <see cref="Forward"/>, for loops that do more in each step.</summary>
    public void ForwardStep(int i, int first, int last, float[]? outputs, int outputStride, int outputAt)
    {
        var step = StepRows.Of(_layout, Reverse, i, first, last);
        if (step.Rows > 0)
            Take(step, _inputs.KeepsGates ? step.Row : first, first, outputs, outputStride, outputAt);
    }

    /// <summary>Takes a step.</summary>
    /// <param name="gateRow">The position of its first row in <see cref="Gates"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(StepRows step, int gateRow, int first, float[]? outputs, int outputStride, int outputAt)
    {
        var cell = _cell; // a local copy, which the JIT can keep in registers
        var table = _inputs.Table;
        for (var r = 0; r < step.Rows && table is not null; r++)
            table.Of(step.Row + r).CopyTo(Gates.AsSpan((gateRow + r) * GateStride));
        RecurrentProduct(gateRow, step.Previous, step.Continuing);
        if (step.Continuing < step.Rows)
            StartProduct(gateRow + step.Continuing, first + step.Continuing, step.Rows - step.Continuing);
        for (var r = 0; r < step.Rows; r++)
        {
            var row = step.Row + r;
            var previous = r < step.Continuing ? step.Previous + r : first + r;
            cell.Forward(new CellStep
            {
                Gates = new(Gates.AsSpan((gateRow + r) * GateStride, BlockWidth), _units),
                HiddenGates = TCell.KeepsPartsApart
                    ? new(_hiddenGates.AsSpan((gateRow + r) * PartStride, PartWidth), _units) : default,
                Extras = new(_weights.ExtraValues, _units),
                PreviousHidden = State(States, previous),
                PreviousMemory = TCell.HasMemory ? State(_memory, previous) : default,
                Hidden = State(States, _sequences + row),
                Memory = TCell.HasMemory ? State(_memory, _sequences + row) : default,
            });
            Dropout?.Apply(
                first + r, States.AsSpan((_sequences + row) * _units, _units),
                _dropped.AsSpan((_sequences + row) * _units, _units));
            if (outputs is not null)
                States.AsSpan((_sequences + row) * _units, _weights.Hidden)
                    .CopyTo(outputs.AsSpan(row * outputStride + outputAt));
        }
    }

    /// <summary>
    /// The position of a step of the forward direction for some sequences: how many rows, the first one, and the first
    /// of the states that it starts from.
    /// </summary>
    public (int Rows, int Row, int Previous) RowsOf(int i, int first, int last)
    {
        var step = StepRows.Of(_layout, Reverse, i, first, last);
        return (step.Rows, step.Row, i == 0 ? first : step.Previous);
    }

    /// <summary>
    /// Copies the last states of all sequences, [sequences, hidden] in packed order; an empty span is skipped.
    /// </summary>
    public void CopyLast(Span<float> hidden, Span<float> memory)
    {
        for (var sequence = 0; sequence < _sequences; sequence++)
        {
            var row = _sequences + _layout.Offsets[Reverse ? 0 : _layout.SortedLengths[sequence] - 1] + sequence;
            if (!hidden.IsEmpty)
                States.AsSpan(row * _units, _weights.Hidden).CopyTo(hidden[(sequence * _weights.Hidden)..]);
            if (!memory.IsEmpty)
                _memory.AsSpan(row * _units, _weights.Hidden).CopyTo(memory[(sequence * _weights.Hidden)..]);
        }
    }

    /// <summary>Returns the buffers; nothing of this pass can be read afterwards.</summary>
    public void Release()
    {
        ReadOnlySpan<Buffer<float>> buffers =
            [Gates, States, _hiddenGates, _memory, _hiddenGradient, _memoryGradient, _extraGradients, _dropped];
        foreach (var buffer in buffers)
            buffer.Return();
        Gates = States = _hiddenGates = _memory = default;
        _hiddenGradient = _memoryGradient = _extraGradients = _dropped = default;
    }

    private Lanes State(Buffer<float> states, int index) => new(states.AsSpan(index * _units, _units), _units);

    /// <summary>
    /// Adds W_hh h(t-1) to the pre-activations of rows from <paramref name="row"/> on, or writes it with its bias if
    /// the parts are apart.
    /// </summary>
    private void RecurrentProduct(int row, int previous, int rows)
    {
        if (rows == 0)
            return;
        var (part, stride) = TCell.KeepsPartsApart ? (_hiddenGates, PartStride) : (Gates, GateStride);
        var target = new RowSpan(part.AsSpan(row * stride), stride);
        Gemm.Multiply(
            rows, _weights.Hidden, new(ProductStates.AsSpan(previous * _units), _units), _weights.HiddenMatrix,
            TCell.KeepsPartsApart ? new(_weights.HiddenBias, 0) : target, target);
    }

    private void StartProduct(int row, int sequence, int rows)
    {
        if (HasInitial)
            RecurrentProduct(row, sequence, rows);
        else if (TCell.KeepsPartsApart)
            for (var r = 0; r < rows; r++) // the product with a state of zero is zero
                _weights.HiddenBias.Span.CopyTo(_hiddenGates.AsSpan((row + r) * PartStride));
    }
}
