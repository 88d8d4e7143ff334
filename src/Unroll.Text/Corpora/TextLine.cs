namespace Unroll.Text;

/// <summary>A line of a text file.</summary>
/// <param name="Number">The line's number, from 1.</param>
/// <param name="Text">The text of the line, without the line's end.</param>
public readonly record struct TextLine(int Number, string Text)
{
    /// <summary>The line without its line end, if it has one.</summary>
    internal TextLine WithoutEnd() => this with { Text = Text.TrimEnd('\r', '\n') };
}
