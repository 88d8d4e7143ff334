using System.Globalization;
using System.Text.Json;

namespace Unroll.Text;

/// <summary>A whole number.</summary>
/// <param name="least">The least.</param>
/// <param name="most">The most.</param>
internal sealed class WholeNumber(int least = 1, int most = int.MaxValue) : OptionKind<int>
{
    public override string Form => "N";

    public override string Expected =>
        most == int.MaxValue ? $"a whole number of {least} or more" : $"a whole number from {least} to {most}";

    public override int Parse(string text)
    {
        var value = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number : throw new FormatException();
        Check(value);
        return value;
    }

    public override string TextOf(int value) => value.ToString(CultureInfo.InvariantCulture);

    public override void Check(int value)
    {
        if (value < least || value > most)
            throw new FormatException();
    }

    public override void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    public override int Read(ref Utf8JsonReader reader, FileContext file) => reader.GetInt32();
}

/// <summary>A whole number of 0 or more that may take all 64 bits.</summary>
internal sealed class LargeNumber : OptionKind<ulong>
{
    public override string Form => "N";

    public override string Expected => "a whole number of 0 or more";

    public override ulong Parse(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : throw new FormatException();

    public override string TextOf(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A number.</summary>
/// <param name="fits">Whether a number is accepted.</param>
/// <param name="expected">The accepted numbers, in words.</param>
internal sealed class RealNumber(Func<float, bool> fits, string expected) : OptionKind<float>
{
    /// <summary>A share that must be below 1.</summary>
    public static RealNumber Share { get; } = new(x => x is >= 0 and < 1, "0 or more and less than 1");

    public static RealNumber NotNegative { get; } = new(x => x >= 0, "a number of 0 or more");

    public static RealNumber Positive { get; } = new(x => x > 0, "a number above 0");

    public override string Form => "X";

    public override string Expected => expected;

    public override float Parse(string text)
    {
        var value = float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : throw new FormatException();
        Check(value);
        return value;
    }

    public override string TextOf(float value) => value.ToString(CultureInfo.InvariantCulture);

    public override void Check(float value)
    {
        if (!float.IsFinite(value) || !fits(value))
            throw new FormatException();
    }

    public override void Write(Utf8JsonWriter writer, float value) => writer.WriteNumberValue(value);

    public override float Read(ref Utf8JsonReader reader, FileContext file) => reader.GetSingle();
}

/// <summary>True or false.</summary>
internal sealed class Switch : OptionKind<bool>
{
    public override string Form => "true|false";

    public override string Expected => "true or false";

    public override bool IsSwitch => true;

    public override bool Parse(string text) => bool.TryParse(text, out var value) ? value : throw new FormatException();

    public override string TextOf(bool value) => value ? "true" : "false";

    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    public override bool Read(ref Utf8JsonReader reader, FileContext file) => reader.GetBoolean();
}
