namespace Unroll;

/// <summary>What a layer reads at each row of a packed batch, in one of three forms.</summary>
/// <param name="Layout">The batch.</param>
/// <param name="Vectors">x, [rows, input], packed.</param>
/// <param name="Looked">The same before they are looked up.</param>
/// <param name="Table">
/// In inference, a table of input products; <paramref name="Rows"/> then says which row each step uses.
/// </param>
/// <param name="Rows">For each row of the batch, its row of the table.</param>
internal readonly record struct LayerInput(
    PackedLayout Layout, Tensor? Vectors, LookedUpRows? Looked = null, InputTable? Table = null,
    PackedTokens? Rows = null)
{
    /// <summary>Whether gradients go back to the input.</summary>
    public bool IsTracked => Vectors?.IsTracked == true || Looked?.IsTracked == true;
}
