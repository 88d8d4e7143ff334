using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// The rules that hold for a name that a model answers with, a label or a tag, wherever it comes from.
/// </summary>
internal static class CheckedName
{
    /// <summary>
    /// A name as it is compared: without what stands around it and cannot be seen, white space (NBSP too) and format
    /// characters such as U+200B and U+FEFF, which would make two names of one.
    /// </summary>
    public static string Trimmed(string name)
    {
        var (start, end) = (0, name.Length);
        while (start < end && IsInvisible(name[start]))
            start++;
        while (start < end && IsInvisible(name[end - 1]))
            end--;
        return name[start..end];
    }

    /// <summary>What is wrong with a name; null where nothing is.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">What it is: a label, a tag.</param>
    /// <param name="owner">What has it: a text, a token.</param>
    public static string? Fault(string? name, string kind, string owner)
    {
        if (string.IsNullOrWhiteSpace(name))
            return $"the {kind} is empty; give every {owner} a {kind}";
        // Names are printed a line each: one over several lines comes from a quote that is missing.
        if (name.Any(char.IsControl))
            return $"the {kind} {Quoted.Cell(name)} holds a control character, but a name on one line was expected";
        // In a file two names that differ by it would be one.
        return CodePoints.AreWhole(name) ? null
            : $"the {kind} {Quoted.Cell(name)} holds half of a surrogate pair, which no file could keep; mend the "
            + "encoding of what it was read from";
    }

    private static bool IsInvisible(char c) => char.IsWhiteSpace(c)
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
