using System.Text;

namespace Unroll.Text;

/// <summary>
/// Options in messages: a message names an option by its property, between two marks, for example <c>`Hidden` is 0</c>.
/// A program whose users give options in another form replaces it by its own name: <c>--hidden is 0</c>.
/// </summary>
public static class OptionNames
{
    private const char Mark = '`';

    /// <summary>A property in the form that messages use.</summary>
    public static string Of(string property) => $"{Mark}{Given.Value(property)}{Mark}";

    /// <summary>The first property that a message names; null if it names none.</summary>
    internal static string? First(string message) =>
        message.Split(Mark) is [_, var property, _, ..] ? property : null;

    /// <summary>A message with other names of its options.</summary>
    /// <param name="message">The message.</param>
    /// <param name="nameOf">
    /// Returns a property's name for the program's users; null to leave the property, with its marks, as it is.
    /// </param>
    public static string Spell(string message, Func<string, string?> nameOf)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(nameOf);
        var spelled = new StringBuilder(message.Length);
        var at = 0;
        while (message.IndexOf(Mark, at) is >= 0 and var start && message.IndexOf(Mark, start + 1) is >= 0 and var end)
        {
            spelled.Append(message, at, start - at);
            if (nameOf(message[(start + 1)..end]) is { } name)
                (spelled, at) = (spelled.Append(name), end + 1);
            else
                (spelled, at) = (spelled.Append(message, start, end - start), end); // the mark may begin a name
        }
        return spelled.Append(message, at, message.Length - at).ToString();
    }
}
