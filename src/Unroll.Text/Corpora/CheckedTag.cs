namespace Unroll.Text;

/// <summary>The rules that hold for a tag in every format.</summary>
internal static class CheckedTag
{
    public static string Of(string tag, Place place) => Problem(tag) is { } problem ? throw place.Error(problem) : tag;

    /// <summary>What is wrong with a tag, or null.</summary>
    public static string? Problem(string tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
            return "the tag is empty; give every token a tag";
        // Tags are printed, and name what a model knows.
        return tag.Any(char.IsControl) ? $"the tag {Quoted.Cell(tag)} holds a control character, but a name on one line was expected" : null;
    }
}
