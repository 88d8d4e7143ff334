namespace Unroll;

/// <summary>What a cell reads and writes in one time step of one sequence.</summary>
public readonly ref struct CellStep
{
    /// <summary>
    /// On entry the pre-activations W_ih x + b_ih, plus, unless the cell <see cref="IRecurrentCell.KeepsPartsApart"/>,
    /// W_hh h + b_hh, one block per gate. On return what the cell needs again in the backward pass,
    /// <see cref="IRecurrentCell.SavedBlocks"/> blocks.
    /// </summary>
    public Lanes Gates { get; internal init; }

    /// <summary>W_hh h + b_hh, one block per gate, for a cell that keeps the parts apart; else empty.</summary>
    public Lanes HiddenGates { get; internal init; }

    /// <summary>
    /// The extra parameters of the cell, in the order of <see cref="IRecurrentCell.Extras"/>, one block each.
    /// </summary>
    public Lanes Extras { get; internal init; }

    /// <summary>h(t-1).</summary>
    public Lanes PreviousHidden { get; internal init; }

    /// <summary>c(t-1), for a cell with a memory; else empty.</summary>
    public Lanes PreviousMemory { get; internal init; }

    /// <summary>h(t), to be written.</summary>
    public Lanes Hidden { get; internal init; }

    /// <summary>c(t), to be written by a cell with a memory; else empty.</summary>
    public Lanes Memory { get; internal init; }
}

/// <summary>What a cell reads and writes in the backward pass through one time step of one sequence.</summary>
public readonly ref struct CellGradient
{
    /// <summary>
    /// On entry what the forward step left there; on return the gradient of the pre-activations (of the input's part,
    /// where parts are apart).
    /// </summary>
    public Lanes Gates { get; internal init; }

    /// <summary>
    /// For a cell that keeps the parts apart: on entry the hidden state's part, as in the forward step; on return its
    /// gradient.
    /// </summary>
    public Lanes HiddenGates { get; internal init; }

    /// <summary>The extra parameters of the cell, one block each.</summary>
    public Lanes Extras { get; internal init; }

    /// <summary>
    /// To be overwritten, not added to, as the content is undefined on entry: this step's gradient of each extra
    /// parameter. They are summed over steps and sequences after the loop.
    /// </summary>
    public Lanes ExtraGradients { get; internal init; }

    /// <summary>h(t-1).</summary>
    public Lanes PreviousHidden { get; internal init; }

    /// <summary>c(t-1), for a cell with a memory; else empty.</summary>
    public Lanes PreviousMemory { get; internal init; }

    /// <summary>h(t).</summary>
    public Lanes Hidden { get; internal init; }

    /// <summary>c(t), for a cell with a memory; else empty.</summary>
    public Lanes Memory { get; internal init; }

    /// <summary>
    /// On entry the gradient of h(t); on return the part of it that reaches h(t-1) other than through the
    /// pre-activations: zero for most cells.
    /// </summary>
    public Lanes HiddenGradient { get; internal init; }

    /// <summary>On entry the gradient of c(t) from later steps; on return that of c(t-1).</summary>
    public Lanes MemoryGradient { get; internal init; }
}
