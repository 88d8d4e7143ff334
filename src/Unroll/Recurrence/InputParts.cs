namespace Unroll;

/// <summary>Where the time loop has the input's part of its pre-activations from.</summary>
/// <param name="Table">
/// Where each row's part is looked up; null where <see cref="Unroller{TCell}.Gates"/> are given it.
/// </param>
/// <param name="Window">
/// In inference, and in the place of a table: what computes it as the loop comes to it.
/// </param>
/// <param name="KeepsGates">
/// Whether there will be a way back; if not, and with one of these, the gates of few steps at a time are kept.
/// </param>
internal readonly record struct InputParts(TableLookup? Table, InputWindow? Window, bool KeepsGates)
{
    /// <summary>Given to the gates before the loop, all of which are kept.</summary>
    public static InputParts Given => new(null, null, true);
}
