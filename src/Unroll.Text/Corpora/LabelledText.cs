namespace Unroll.Text;

/// <summary>A text and the class that it belongs to.</summary>
/// <param name="Label">The class.</param>
/// <param name="Text">The text.</param>
public sealed record LabelledText(string Label, string Text)
{
    /// <summary>The class that the text belongs to.</summary>
    public string Label { get; init => field = Given.Value(value, nameof(Label)); } = Given.Value(Label);

    /// <summary>The text.</summary>
    public string Text { get; init => field = Given.Value(value, nameof(Text)); } = Given.Value(Text);
}
