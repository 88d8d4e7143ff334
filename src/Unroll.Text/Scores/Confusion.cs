namespace Unroll.Text;

/// <summary>For how many texts of one label a label was predicted.</summary>
/// <param name="Label">The true label.</param>
/// <param name="Predicted">The predicted label.</param>
/// <param name="Texts">How many texts.</param>
public readonly record struct Confusion(string Label, string Predicted, int Texts);
