namespace Unroll;

/// <summary>Where the time loop gets the input's part of its pre-activations from.</summary>
/// <param name="Table">
/// Where each row's part is looked up; null if it is in <see cref="Unroller{TCell}.Gates"/> already.
/// </param>
/// <param name="Window">
/// In inference, instead of a table: computes it just before the loop needs it.
/// </param>
/// <param name="KeepsGates">
/// Whether there will be a backward pass; if not, and with a table or window, only the gates of a few steps are kept.
/// </param>
internal readonly record struct InputParts(TableLookup? Table, InputWindow? Window, bool KeepsGates)
{
    /// <summary>Written to the gates before the loop; all gates are kept.</summary>
    public static InputParts Given => new(null, null, true);
}
