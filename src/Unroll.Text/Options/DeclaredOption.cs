using System.Text;
using System.Text.Json;

namespace Unroll.Text;

/// <summary>
/// An option, declared once for everything that reads, checks, writes, shows or explains it: model files, a command
/// line, a form on a page.
/// </summary>
/// <typeparam name="TOptions">The record of options that has it.</typeparam>
public abstract class DeclaredOption<TOptions>
{
    private protected DeclaredOption(string property) => Property = property;

    /// <summary>The property, with a dot if it is part of another one: <c>Vocabulary.MinimumCount</c>.</summary>
    public string Property { get; }

    /// <summary>Its name on a command line, in small letters and dashes; null if it cannot be given there.</summary>
    public string? Flag { get; internal init; }

    /// <summary>The sentence that explains it.</summary>
    public string Help { get; internal init; } = "";

    /// <summary>The form of its text: <c>N</c>, <c>true|false</c>, <c>lstm|gru</c>.</summary>
    public abstract string Form { get; }

    /// <summary>Whether it can be given without a value, which then is <c>true</c>.</summary>
    public abstract bool IsSwitch { get; }

    /// <summary>What happens if it is not set, in words; null if the default is an ordinary value.</summary>
    public string? Unset { get; internal init; }

    /// <summary>The option's value as text, which <see cref="Parse"/> reads; null if it is not set.</summary>
    public abstract string? TextOf(TOptions options);

    /// <summary>The options with this one set.</summary>
    /// <exception cref="OptionException">The option does not accept the text.</exception>
    public abstract TOptions Parse(TOptions options, string text);

    /// <summary>Its name in the configuration of model files; null if it is not kept there.</summary>
    internal string? Key { get; init; }

    /// <summary>Whether every file has it; other options came with later versions.</summary>
    internal bool IsInEveryFile { get; init; }

    /// <summary>Its name in the record of the training; null if it is not kept there.</summary>
    internal string? RecordKey { get; init; }

    /// <summary>What the record says of it; null for nothing. By default its text.</summary>
    internal Func<TOptions, string?>? Record { get; init; }

    /// <summary>The option in words, as part of a model's description; null if it is not mentioned.</summary>
    internal Func<TOptions, string?> Describe { get; init; } = _ => null;

    /// <summary>Whether the description begins with it.</summary>
    internal bool Leads { get; init; }

    /// <summary>
    /// The condition under which the option has an effect; it must hold if the option is given as text.
    /// </summary>
    internal Func<TOptions, bool> IsOfUse { get; init; } = _ => true;

    /// <summary>The message if it does not hold.</summary>
    internal string OfNoUse { get; init; } = "";

    /// <summary>The option that must not be given together with it; null if there is none.</summary>
    internal string? Excludes { get; init; }

    /// <summary>The reason for that.</summary>
    internal string WhyExcluded { get; init; } = "";

    /// <summary>Whether it names a file, which may have moved.</summary>
    internal abstract bool IsFile { get; }

    /// <exception cref="OptionException">The option does not accept the value.</exception>
    internal abstract void Check(TOptions options);

    /// <summary>Writes name and value, if there is one, into an open JSON object.</summary>
    internal abstract void Write(Utf8JsonWriter writer, TOptions options);

    /// <summary>The options with this one read from a file.</summary>
    /// <exception cref="InvalidDataException">The option does not accept it.</exception>
    internal abstract TOptions Read(ref Utf8JsonReader reader, TOptions options, FileContext file);
}

/// <summary>An option and its values.</summary>
/// <typeparam name="TOptions">The record of options that has it.</typeparam>
/// <typeparam name="T">The values.</typeparam>
/// <param name="property">The property.</param>
/// <param name="kind">The kind of values.</param>
/// <param name="get">Gets the value.</param>
/// <param name="with">Returns the options with a value.</param>
internal sealed class DeclaredOption<TOptions, T>(
    string property, OptionKind<T> kind, Func<TOptions, T> get, Func<TOptions, T, TOptions> with)
    : DeclaredOption<TOptions>(property)
{
    public override string Form => kind.Form;

    public override bool IsSwitch => kind.IsSwitch;

    /// <summary>Converts a value that a file has.</summary>
    public Func<T, T> FromFile { get; init; } = value => value;

    public override string? TextOf(TOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return kind.TextOf(get(options));
    }

    public override TOptions Parse(TOptions options, string text)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return with(options, kind.Parse(text));
        }
        catch (FormatException)
        {
            throw new OptionException(Wrong(Quoted.Cell(text)));
        }
        catch (ArgumentException failure)
        {
            throw new OptionException($"{OptionNames.Of(Property)}: {PlainMessage.Of(failure)}", failure);
        }
    }

    internal override bool IsFile => kind is FileName;

    internal override void Check(TOptions options)
    {
        var value = get(options);
        try
        {
            kind.Check(value);
        }
        catch (FormatException)
        {
            throw new OptionException(
                Wrong(Shown(value)));
        }
        catch (ArgumentException failure)
        {
            throw new OptionException($"{OptionNames.Of(Property)}: {PlainMessage.Of(failure)}", failure);
        }
    }

    internal override void Write(Utf8JsonWriter writer, TOptions options)
    {
        var value = get(options);
        if (Key is null || kind.TextOf(value) is null)
            return;
        writer.WritePropertyName(Key);
        kind.Write(writer, value);
    }

    internal override TOptions Read(ref Utf8JsonReader reader, TOptions options, FileContext file)
    {
        var type = reader.TokenType;
        try
        {
            return with(options, FromFile(kind.Read(ref reader, file)));
        }
        catch (FormatException)
        {
            var text = type switch
            {
                JsonTokenType.String => Quoted.Cell(reader.GetString()!),
                JsonTokenType.Number or JsonTokenType.Null => Quoted.Name(Encoding.UTF8.GetString(reader.ValueSpan)),
                _ => $"a JSON {type}",
            };
            throw new InvalidDataException(
                $"the configuration's {Key} is {text}, but {kind.Expected} was expected");
        }
        catch (ArgumentException failure)
        {
            throw new InvalidDataException($"the configuration's {Key}: {PlainMessage.Of(failure)}", failure);
        }
    }

    /// <summary>A value in a message: names in quotation marks, numbers without.</summary>
    private string Shown(T value) => (kind.TextOf(value), value) switch
    {
        (null, _) => "null",
        (var text, string or TokenKind) => Quoted.Cell(text),
        var (text, _) => text,
    };

    private string Wrong(string text) =>
        $"{OptionNames.Of(Property)} is {text}, but {kind.Expected} was expected";
}
