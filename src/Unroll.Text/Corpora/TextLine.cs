namespace Unroll.Text;

/// <summary>A line of a text file.</summary>
/// <param name="Number">Which line it is, from 1.</param>
/// <param name="Text">What stands on it, without the line's end.</param>
public readonly record struct TextLine(int Number, string Text)
{
    /// <summary>The line without the end that it may have kept.</summary>
    internal TextLine WithoutEnd() => this with { Text = Text.TrimEnd('\r', '\n') };
}
