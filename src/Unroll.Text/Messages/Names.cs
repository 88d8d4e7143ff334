namespace Unroll.Text;

/// <summary>
/// What the values of an enumeration are called in model files and on the command line: <c>ScaledDot</c> is
/// <c>scaled-dot</c>.
/// </summary>
internal static class Names
{
    public static string Of<T>(T value) where T : struct, Enum
    {
        var name = value.ToString();
        return string.Concat(
            name.Select((c, i) =>
            char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
    }

    public static IReadOnlyList<string> All<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    /// <exception cref="InvalidDataException">There is no such name.</exception>
    public static T Value<T>(string? name, string what) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == name)
                return value;
        }
        throw new InvalidDataException($"{what} is {Quoted.Cell(name)}, "
            + $"but one of {string.Join(", ", All<T>())} was expected");
    }
}
