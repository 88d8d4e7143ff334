using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// The rules for names that are printed one per line and kept in files, wherever they come from: labels and tags, and
/// the names of scores, tokenizers and cells.
/// </summary>
internal static class CheckedName
{
    /// <summary>
    /// A name in the form that is compared: without invisible characters around it, white space (also NBSP) and format
    /// characters such as U+200B and U+FEFF, which would turn one name into two.
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

    /// <summary>What is wrong with a name; null if it is valid.</summary>
    /// <param name="name">The name.</param>
    /// <param name="kind">What it is: a label, a tag.</param>
    /// <param name="owner">What has it: a text, a token.</param>
    public static string? Fault(string? name, string kind, string owner)
    {
        if (string.IsNullOrWhiteSpace(name))
            return $"the {kind} is empty; give every {owner} a {kind}";
        // Names are printed one per line; a name over several lines comes from a missing quote.
        if (name.Any(char.IsControl))
            return $"the {kind} {Quoted.Cell(name)} holds a control character, but a name on one line was expected";
        // In a file, names that differ only in it would become equal.
        return CodePoints.AreWhole(name) ? null
            : $"the {kind} {Quoted.Cell(name)} holds half of a surrogate pair, which no file could keep; mend the "
            + "encoding of what it was read from";
    }

    /// <summary>The name of something from outside the library.</summary>
    /// <param name="name">The name.</param>
    /// <param name="owner">What has it: a tokenizer, a cell.</param>
    /// <param name="parameter">The parameter that it came by.</param>
    /// <exception cref="ArgumentException">It is not valid.</exception>
    public static string OfOwn(string? name, string owner, string parameter) =>
        Fault(name, "name", owner) is { } fault ? throw new ArgumentException(fault, parameter) : name!;

    private static bool IsInvisible(char c) => char.IsWhiteSpace(c)
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
