namespace Unroll;

/// <summary>
/// One layer of one direction in inference, many sequences side by side and one step at a time: each row of a step
/// continues any row of the step before, as the prefixes of a search do. The results are those of the time loop of
/// <see cref="Unroller{TCell}"/>, to the bit. The memory is rented once for all steps. It belongs to one
/// thread.
/// </summary>
internal abstract class LayerSteps
{
    /// <summary>Rows whose cells one thread updates at a time.</summary>
    private const int RowsEach = 8;

    private readonly bool _hasMemory;
    private readonly bool _partsApart;
    private readonly int _blocks;
    private Buffer<float> _gates;
    private Buffer<float> _parts;
    private Buffer<float> _familyParts;
    private Buffer<float> _before;
    private Buffer<float> _hidden;
    private Buffer<float> _memory;
    private Buffer<float> _nextHidden;
    private Buffer<float> _nextMemory;
    private Buffer<int> _parents;

    /// <param name="weights">The layer's weights, which must not change before the last step.</param>
    /// <param name="blocks">Blocks of a row of pre-activations that the cell sees.</param>
    protected LayerSteps(DirectionWeights weights, int blocks, bool partsApart, bool hasMemory)
    {
        weights.PackForward();
        (Weights, _blocks, _partsApart, _hasMemory) = (weights, blocks, partsApart, hasMemory);
    }

    public DirectionWeights Weights { get; }

    /// <summary>How many rows the last step had; before the first, how many states there are to start from.</summary>
    public int Rows { get; private set; }

    /// <summary>
    /// Floats from row to row of <see cref="Gates"/>, never a power of two, so that rows share no cache lines.
    /// </summary>
    public int GateStride => _blocks * Weights.Units + Panels.Width;

    /// <summary>
    /// A row of pre-activations for each row of the step to come, once <see cref="MakeRoom"/> was called.
    /// </summary>
    public Span<float> Gates => _gates;

    private int Units => Weights.Units;

    private int PartWidth => Weights.Gates * Units;

    private RowSpan GateRows => new(Gates, GateStride);

    /// <summary>h of a row of the last step.</summary>
    public ReadOnlySpan<float> Hidden(int row) => _hidden.AsSpan(row * Units, Weights.Hidden);

    /// <summary>Sets the states that the first step's rows start from.</summary>
    /// <param name="hidden">h of one layer, [states, hidden].</param>
    /// <param name="memory">c in the same form, if the cell has one.</param>
    public void Start(ReadOnlySpan<float> hidden, ReadOnlySpan<float> memory)
    {
        Rows = hidden.Length / Weights.Hidden;
        var states = new PaddedStates(Weights.Hidden, Units);
        _hidden.MakeRoom((long)Rows * Units);
        states.CopyIn(Rows, hidden, _hidden);
        if (!_hasMemory)
            return;
        _memory.MakeRoom((long)Rows * Units);
        states.CopyIn(Rows, memory, _memory);
    }

    /// <summary>Makes room for the <see cref="Gates"/> of a step.</summary>
    public void MakeRoom(int rows) => _gates.MakeRoom((long)rows * GateStride);

    /// <summary>Fills the gates of a step with W_ih x + b_ih.</summary>
    /// <param name="rows">How many there are.</param>
    /// <param name="inputs">x of each row, <paramref name="stride"/> apart.</param>
    public void ReadInputs(int rows, ReadOnlySpan<float> inputs, int stride) => ColumnProduct.Multiply(
        rows, Weights.Input, new(inputs, stride), Weights.InputMatrix, new(Weights.Bias, 0), GateRows);

    /// <summary>
    /// Adds to the gates the part of the input that is only known at the step itself, that of the last columns of W_ih.
    /// </summary>
    /// <param name="rows">How many there are.</param>
    /// <param name="contexts">What each row reads, <paramref name="stride"/> apart.</param>
    public void AddContexts(int rows, ReadOnlySpan<float> contexts, int stride) => ColumnProduct.Multiply(
        rows, Weights.Context, new(contexts, stride), Weights.ContextMatrix, GateRows, GateRows);

    /// <summary>
    /// Copies h of the row that each family continues, one after the other, <see cref="DirectionWeights.Units"/>
    /// apart.
    /// </summary>
    public void CopyParents(Siblings siblings, Span<float> states)
    {
        for (var family = 0; family < siblings.Families; family++)
            _hidden.AsSpan(siblings.Parents[family] * Units, Units).CopyTo(states[(family * Units)..]);
    }

    /// <summary>Takes the step, once the input's part is in <see cref="Gates"/>.</summary>
    public void Advance(Siblings siblings)
    {
        var rows = siblings.Rows;
        _parents.MakeRoom(rows);
        for (var row = 0; row < rows; row++)
            _parents[row] = siblings.Parents[siblings.FamilyOf[row]];
        _before.MakeRoom((long)rows * Units);
        _nextHidden.MakeRoom((long)rows * Units);
        if (_hasMemory)
            _nextMemory.MakeRoom((long)rows * Units);
        if (_partsApart)
            FamilyProduct(siblings);
        else
            RowProduct(rows);
        Workers.For((rows + RowsEach - 1) / RowsEach, (this, rows), static (block, s) =>
        {
            var last = Math.Min(s.rows, (block + 1) * RowsEach);
            for (var row = block * RowsEach; row < last; row++)
                s.Item1.Update(row);
        });
        (_hidden, _nextHidden) = (_nextHidden, _hidden);
        (_memory, _nextMemory) = (_nextMemory, _memory);
        Rows = rows;
    }

    /// <summary>Returns the memory; nothing can be read afterwards.</summary>
    public void Release()
    {
        _gates.Release();
        _parts.Release();
        _familyParts.Release();
        _before.Release();
        _hidden.Release();
        _memory.Release();
        _nextHidden.Release();
        _nextMemory.Release();
        _parents.Release();
    }

    /// <summary>The cell's update of one row.</summary>
    protected abstract void Update(in CellStep step);

    /// <summary>Adds W_hh h(t-1) to the gates of each row.</summary>
    private void RowProduct(int rows)
    {
        for (var row = 0; row < rows; row++)
            _hidden.AsSpan(_parents[row] * Units, Units).CopyTo(_before.AsSpan(row * Units));
        ColumnProduct.Multiply(
            rows, Weights.Hidden, new(_before, Units), Weights.HiddenMatrix, GateRows, GateRows);
    }

    /// <summary>
    /// W_hh h(t-1) + b_hh, separate from the input's part. It is the same for all rows of a family; each gets a copy
    /// that its cell may overwrite.
    /// </summary>
    private void FamilyProduct(Siblings siblings)
    {
        _familyParts.MakeRoom((long)siblings.Families * PartWidth);
        _parts.MakeRoom((long)siblings.Rows * PartWidth);
        CopyParents(siblings, _before);
        ColumnProduct.Multiply(
            siblings.Families, Weights.Hidden, new(_before, Units), Weights.HiddenMatrix, new(Weights.HiddenBias, 0),
            new(_familyParts, PartWidth));
        for (var row = 0; row < siblings.Rows; row++)
            _familyParts.AsSpan(siblings.FamilyOf[row] * PartWidth, PartWidth).CopyTo(_parts.AsSpan(row * PartWidth));
    }

    private void Update(int row)
    {
        Update(new CellStep
        {
            Gates = new(_gates.AsSpan(row * GateStride, _blocks * Units), Units),
            HiddenGates = _partsApart ? new(_parts.AsSpan(row * PartWidth, PartWidth), Units) : default,
            Extras = new(Weights.ExtraValues, Units),
            PreviousHidden = State(_hidden, _parents[row]),
            PreviousMemory = _hasMemory ? State(_memory, _parents[row]) : default,
            Hidden = State(_nextHidden, row),
            Memory = _hasMemory ? State(_nextMemory, row) : default,
        });
        // A cell may leave anything past the last unit, and a score without weights reads whole states.
        _nextHidden.AsSpan(row * Units, Units)[Weights.Hidden..].Clear();
    }

    private Lanes State(Buffer<float> states, int index) => new(states.AsSpan(index * Units, Units), Units);
}

/// <summary>The same for one cell.</summary>
internal sealed class LayerSteps<TCell>(TCell cell, DirectionWeights weights)
    : LayerSteps(weights, Math.Max(TCell.Gates, TCell.SavedBlocks), TCell.KeepsPartsApart, TCell.HasMemory)
    where TCell : struct, IRecurrentCell
{
    private readonly TCell _cell = cell;

    protected override void Update(in CellStep step)
    {
        var cell = _cell; // a local copy, which the JIT can keep in registers
        cell.Forward(step);
    }
}
