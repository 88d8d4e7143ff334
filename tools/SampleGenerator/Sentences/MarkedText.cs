namespace Unroll.SampleGenerator.Sentences;

/// <summary>A text, and where in it values stand.</summary>
internal sealed record MarkedText(string Text, IReadOnlyList<Mark> Marks)
{
    /// <summary>The text as Chinese is written, without the spaces that show its words.</summary>
    public MarkedText WithoutSpaces() => new(
        Without(Text),
        [.. Marks.Select(
            mark => new Mark(
            Without(Text[..mark.Start]).Length, Without(Text[mark.Start..mark.End]).Length, mark.Type))]);

    private static string Without(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>Where a value stands in a text, by characters, and of which type it is.</summary>
internal readonly record struct Mark(int Start, int Length, string Type)
{
    public int End => Start + Length;
}
