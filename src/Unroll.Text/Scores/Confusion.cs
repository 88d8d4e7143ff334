namespace Unroll.Text;

/// <summary>How many texts of one label were given a label, their own or another.</summary>
/// <param name="Label">The texts' own label.</param>
/// <param name="Predicted">The label that they were given.</param>
/// <param name="Texts">How many texts.</param>
public readonly record struct Confusion(string Label, string Predicted, int Texts);
