namespace Unroll.Text;

/// <summary>A text and the class that it belongs to.</summary>
/// <param name="Label">The class.</param>
/// <param name="Text">The text.</param>
public sealed record LabelledText(string Label, string Text);
