namespace Unroll;

/// <summary>What one run of a layer with attention reads.</summary>
/// <param name="Input">x of every step, data [rows, input].</param>
/// <param name="Sources">The sources.</param>
/// <param name="SourceOfPlace">The source of each place in packed order.</param>
/// <param name="Initial">The states to start from.</param>
/// <param name="Coverage">The initial coverage in the order given, or null for none.</param>
/// <param name="Dropout">Which units of h the recurrent product does not see; null for none.</param>
internal sealed record AttentionBatch(
    PackedSequence Input, AttentionSources Sources, int[] SourceOfPlace, LayerStates Initial,
    AttentionCoverage? Coverage, StateDropout? Dropout)
{
    public PackedLayout Layout => Input.Layout;
}

/// <summary>What a run returns.</summary>
/// <param name="Output">h of every step, [rows, hidden].</param>
/// <param name="Read">What each step's update read, [rows, input + fed].</param>
/// <param name="Weights">α of every step.</param>
/// <param name="Coverage">What all sequences have read; null if the layer has no coverage.</param>
/// <param name="Last">The last states.</param>
internal sealed record AttentionPassResult(
    Tensor Output, Tensor Read, AttentionWeights Weights, AttentionCoverage? Coverage, LayerStates Last);
