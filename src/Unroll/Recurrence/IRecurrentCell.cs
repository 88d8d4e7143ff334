namespace Unroll;

/// <summary>An extra parameter of a cell beside weights and biases: one number a hidden unit.</summary>
/// <param name="Name">
/// The name before the layer's suffix: <c>beta</c> becomes <c>beta_l0</c>, <c>beta_l0_reverse</c>.
/// </param>
/// <param name="Initial">The value that every unit starts from.</param>
public sealed record CellParameter(string Name, float Initial);

/// <summary>
/// A recurrence: how one time step makes h(t) from the pre-activations and h(t-1), and the way back. Time, packing,
/// direction, stacking, threads and the matrix products are <c>Recurrent</c>'s, the same for every cell, compiled for
/// each, so that its step is called directly or inlined, never through an interface.
/// </summary>
/// <remarks>
/// Implement it as a <c>readonly struct</c>, without state that changes. Both steps loop over the hidden units a
/// <see cref="System.Numerics.Vector{T}"/> at a time, and are called from several threads at once, each for other
/// sequences.
/// </remarks>
public interface IRecurrentCell
{
    /// <summary>What the cell is called in a model file; letters, digits and dashes.</summary>
    static abstract string Name { get; }

    /// <summary>
    /// How many blocks of pre-activations there are: 4 for an LSTM. Weights have so many times the hidden size rows.
    /// </summary>
    static abstract int Gates { get; }

    /// <summary>Whether a memory c is carried from step to step beside h.</summary>
    static virtual bool HasMemory => false;

    /// <summary>
    /// Whether the cell needs the input's and the hidden state's part of the pre-activations apart, as a GRU does,
    /// instead of their sum.
    /// </summary>
    static virtual bool KeepsPartsApart => false;

    /// <summary>
    /// How many blocks the forward step leaves in <see cref="CellStep.Gates"/> for the way back; at least
    /// <see cref="Gates"/> are there.
    /// </summary>
    static virtual int SavedBlocks => 0;

    /// <summary>The cell's extra parameters, one block each.</summary>
    static virtual IReadOnlyList<CellParameter> Extras => [];

    /// <summary>One time step of one sequence.</summary>
    void Forward(in CellStep step);

    /// <summary>The way back through one time step of one sequence.</summary>
    void Backward(in CellGradient step);
}
