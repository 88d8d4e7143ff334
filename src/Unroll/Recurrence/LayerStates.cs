namespace Unroll;

/// <summary>
/// The states of one layer, [directions, sequences, hidden] in packed order: h, and c if the cell has one; null
/// if they are zero, or not wanted.
/// </summary>
internal readonly record struct LayerStates(Tensor? Hidden, Tensor? Memory)
{
    /// <summary>Whether gradients go back to one of them.</summary>
    public bool IsTracked => Hidden?.IsTracked == true || Memory?.IsTracked == true;
}
