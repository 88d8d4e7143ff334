namespace Unroll;

/// <summary>
/// The states of one layer, [directions, sequences, hidden] in packed order: h, and c of a cell that has one; null
/// where they are zero, or not wanted.
/// </summary>
internal readonly record struct LayerStates(Tensor? Hidden, Tensor? Memory)
{
    /// <summary>Whether gradients go back to one of them.</summary>
    public bool IsTracked => Hidden?.IsTracked == true || Memory?.IsTracked == true;
}
