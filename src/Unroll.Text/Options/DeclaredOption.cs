using System.Text;
using System.Text.Json;

namespace Unroll.Text;

/// <summary>
/// An option as it is declared, once, for whoever reads, checks, writes, shows or explains it: a model file, a command
/// line, a form on a page.
/// </summary>
/// <typeparam name="TOptions">The record of options that has it.</typeparam>
public abstract class DeclaredOption<TOptions>
{
    private protected DeclaredOption(string property) => Property = property;

    /// <summary>The property, with a dot where it is a part of another one: <c>Vocabulary.MinimumCount</c>.</summary>
    public string Property { get; }

    /// <summary>What a command line calls it, in small letters and dashes; null where it cannot be given there.</summary>
    public string? Flag { get; internal init; }

    /// <summary>The sentence that explains it.</summary>
    public string Help { get; internal init; } = "";

    /// <summary>What its text looks like: <c>N</c>, <c>true|false</c>, <c>lstm|gru</c>.</summary>
    public abstract string Form { get; }

    /// <summary>Whether it can be given without a text, which then is <c>true</c>.</summary>
    public abstract bool IsSwitch { get; }

    /// <summary>What holds where it is not set, in words; null where that is a value as others are.</summary>
    public string? Unset { get; internal init; }

    /// <summary>The option's value as text, which <see cref="Parse"/> reads; null where it is not set.</summary>
    public abstract string? TextOf(TOptions options);

    /// <summary>The options with this one set.</summary>
    /// <exception cref="OptionException">The text is none that the option takes.</exception>
    public abstract TOptions Parse(TOptions options, string text);

    /// <summary>What model files call it, in the configuration; null where it is not kept there.</summary>
    internal string? Key { get; init; }

    /// <summary>Whether every file has it; the others came with later versions.</summary>
    internal bool IsInEveryFile { get; init; }

    /// <summary>What the record of the training calls it; null where it is not kept there.</summary>
    internal string? RecordKey { get; init; }

    /// <summary>What the record says of it; null where that is nothing. Its text where not given.</summary>
    internal Func<TOptions, string?>? Record { get; init; }

    /// <summary>The option in words, as a part of what a model is; null where there is nothing to say of it.</summary>
    internal Func<TOptions, string?> Describe { get; init; } = _ => null;

    /// <summary>Whether the description begins with it.</summary>
    internal bool Leads { get; init; }

    /// <summary>What must hold where the option is given as text, for otherwise nothing would go by it.</summary>
    internal Func<TOptions, bool> IsOfUse { get; init; } = _ => true;

    /// <summary>What is said where it does not hold.</summary>
    internal string OfNoUse { get; init; } = "";

    /// <summary>The option that must not be given beside it; null where there is none.</summary>
    internal string? Excludes { get; init; }

    /// <summary>Why not.</summary>
    internal string WhyExcluded { get; init; } = "";

    /// <summary>Whether it names a file, which may have moved.</summary>
    internal abstract bool IsFile { get; }

    /// <exception cref="OptionException">The value is none that the option takes.</exception>
    internal abstract void Check(TOptions options);

    /// <summary>Writes name and value, where there is one, into a JSON object that is open.</summary>
    internal abstract void Write(Utf8JsonWriter writer, TOptions options);

    /// <summary>The options with this one as a file has it.</summary>
    /// <exception cref="InvalidDataException">It is none that the option takes.</exception>
    internal abstract TOptions Read(ref Utf8JsonReader reader, TOptions options, FileContext file);
}

/// <summary>An option and its values.</summary>
/// <typeparam name="TOptions">The record of options that has it.</typeparam>
/// <typeparam name="T">The values.</typeparam>
/// <param name="property">The property.</param>
/// <param name="kind">What values there are.</param>
/// <param name="get">Gets the value.</param>
/// <param name="with">Gives the options with a value.</param>
internal sealed class DeclaredOption<TOptions, T>(
    string property, OptionKind<T> kind, Func<TOptions, T> get, Func<TOptions, T, TOptions> with)
    : DeclaredOption<TOptions>(property)
{
    public override string Form => kind.Form;

    public override bool IsSwitch => kind.IsSwitch;

    /// <summary>What a value means that a file has.</summary>
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
