namespace Unroll.Text;

/// <summary>A value of an enumeration.</summary>
/// <param name="nameOf">The name of a value; that of <see cref="EnumNames"/> by default.</param>
/// <param name="parse">Accepts more names than are shown; null if there are no others.</param>
internal sealed class Choice<T>(Func<T, string>? nameOf = null, Func<string, T>? parse = null) : OptionKind<T>
    where T : struct, Enum
{
    private readonly Func<T, string> _nameOf = nameOf ?? EnumNames.Of;

    private string[] Names => [.. Enum.GetValues<T>().Select(_nameOf)];

    public override string Form => string.Join('|', Names);

    public override string Expected => EnumNames.Choice(Names);

    public override T Parse(string text)
    {
        var at = Array.IndexOf(Names, text);
        return at >= 0 ? Enum.GetValues<T>()[at] : parse is not null ? parse(text) : throw new FormatException();
    }

    public override string TextOf(T value) => Enum.IsDefined(value) ? _nameOf(value) : value.ToString();

    public override void Check(T value)
    {
        if (!Enum.IsDefined(value))
            throw new FormatException();
    }
}

/// <summary>A value that has a name.</summary>
/// <param name="form">How help shows it.</param>
/// <param name="expected">What is expected, in words.</param>
/// <param name="parse">
/// Returns what a text names, and throws an <see cref="ArgumentException"/> that says what is wrong with it.
/// </param>
/// <param name="textOf">The text.</param>
internal class Named<T>(string form, string expected, Func<string, T> parse, Func<T, string> textOf) : OptionKind<T?>
    where T : class
{
    public override string Form => form;

    public override string Expected => expected;

    /// <summary>Whether the option must have a value.</summary>
    public bool IsRequired { get; init; }

    public override T Parse(string text) => parse(text);

    public override string? TextOf(T? value) => value is null ? null : textOf(value);

    public override void Check(T? value)
    {
        if (value is null && IsRequired)
            throw new FormatException();
    }
}

/// <summary>Any text, or one that names something.</summary>
/// <param name="form">How help shows it.</param>
/// <param name="expected">What is expected, in words.</param>
/// <param name="check">
/// Throws a <see cref="FormatException"/> if nothing has that name, or an <see cref="ArgumentException"/> that says
/// more; null if any text is accepted.
/// </param>
internal sealed class Word(string form, string expected = "a name", Action<string>? check = null)
    : OptionKind<string?>
{
    public override string Form => form;

    public override string Expected => expected;

    public bool IsRequired { get; init; }

    /// <summary>One of some names.</summary>
    /// <param name="names">The names that are shown.</param>
    /// <param name="isKnown">Whether a name is accepted; it need not be one that is shown.</param>
    public static Word Of(IReadOnlyList<string> names, Predicate<string> isKnown) =>
        new(string.Join('|', names), EnumNames.Choice(names), name =>
        {
            if (!isKnown(name))
                throw new FormatException();
        });

    public override string? Parse(string text)
    {
        Check(text);
        return text;
    }

    public override string? TextOf(string? value) => value;

    public override void Check(string? value)
    {
        if (value is null && IsRequired)
            throw new FormatException();
        if (value is not null)
            check?.Invoke(value);
    }
}

/// <summary>A file's name; a name that begins with two dashes is a mistyped option.</summary>
internal sealed class FileName : OptionKind<string?>
{
    public override string Form => "FILE";

    public override string Expected => "a file";

    public override string Parse(string text) =>
        text.Length == 0 || text.StartsWith("--", StringComparison.Ordinal) ? throw new FormatException() : text;

    public override string? TextOf(string? value) => value;
}
