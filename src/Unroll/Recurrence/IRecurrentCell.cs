namespace Unroll;

/// <summary>An extra parameter of a cell besides weights and biases: one number per hidden unit.</summary>
/// <param name="Name">
/// The name without the layer's suffix: <c>beta</c> becomes <c>beta_l0</c>, <c>beta_l0_reverse</c>.
/// </param>
/// <param name="Initial">The value that every unit starts from.</param>
public sealed record CellParameter(string Name, float Initial);

/// <summary>
/// A recurrence: how one time step computes h(t) from the pre-activations and h(t-1), and its gradients. The time loop,
/// packing, direction, stacking, threads and the matrix products are in <c>Recurrent</c>, the same for every cell. It
/// is compiled for each cell, so a cell's step is called directly or inlined, never through an interface.
/// </summary>
/// <remarks>
/// Implement it as a <c>readonly struct</c>, without mutable state. Both steps loop over the hidden units a
/// <see cref="System.Numerics.Vector{T}"/> at a time, and are called from several threads at once, each for different
/// sequences.
/// </remarks>
public interface IRecurrentCell
{
    /// <summary>The cell's name in a model file: letters, digits and dashes.</summary>
    static abstract string Name { get; }

    /// <summary>
    /// How many blocks of pre-activations there are: 4 for an LSTM. Weights have this many times the hidden size as
    /// rows.
    /// </summary>
    static abstract int Gates { get; }

    /// <summary>Whether a memory c is carried from step to step besides h.</summary>
    static virtual bool HasMemory => false;

    /// <summary>
    /// Whether the cell needs the input's and the hidden state's part of the pre-activations separately, as a GRU does,
    /// instead of their sum.
    /// </summary>
    static virtual bool KeepsPartsApart => false;

    /// <summary>
    /// How many blocks the forward step leaves in <see cref="CellStep.Gates"/> for the backward pass; at least
    /// <see cref="Gates"/> are there.
    /// </summary>
    static virtual int SavedBlocks => 0;

    /// <summary>
    /// What <see cref="IRecurrent.Trace"/> calls the first of the blocks that the forward step leaves in
    /// <see cref="CellStep.Gates"/>: gates after their activation, as the equations name them. Later blocks are not
    /// shown, and none for an empty list. If null, all blocks are shown, as <c>gate 1</c> and so on. Names differ from
    /// each other and from <c>c</c> and <c>h</c>.
    /// </summary>
    static virtual IReadOnlyList<string>? GateNames => null;

    /// <summary>The cell's extra parameters, one block each.</summary>
    static virtual IReadOnlyList<CellParameter> Extras => [];

    /// <summary>One time step of one sequence.</summary>
    void Forward(in CellStep step);

    /// <summary>The backward pass of one time step of one sequence.</summary>
    void Backward(in CellGradient step);
}
