using System.Text.Json;

namespace Unroll.Text;

/// <summary>An optional value.</summary>
/// <param name="kind">The kind of values.</param>
/// <param name="none">The word for no value; null if that is expressed by leaving the option out.</param>
internal sealed class Unset<T>(OptionKind<T> kind, string? none = null) : OptionKind<T?>
    where T : struct
{
    public override string Form => none is null or "0" ? kind.Form : $"{kind.Form}|{none}";

    public override string Expected =>
        none is null or "0" ? kind.Expected : EnumNames.Choice([.. kind.Form.Split('|'), none]);

    public override bool IsSwitch => kind.IsSwitch;

    public override T? Parse(string text) => text == none ? null : kind.Parse(text);

    public override string? TextOf(T? value) => value is { } set ? kind.TextOf(set) : none;

    public override void Check(T? value)
    {
        if (value is { } set)
            kind.Check(set);
    }

    public override void Write(Utf8JsonWriter writer, T? value)
    {
        if (value is { } set)
            kind.Write(writer, set);
        else
            writer.WriteStringValue(none);
    }

    public override T? Read(ref Utf8JsonReader reader, FileContext file) =>
        none is not null && reader.TokenType == JsonTokenType.String && reader.GetString() == none
            ? null : kind.Read(ref reader, file);
}
