using System.Text.Json;

namespace Unroll.Text;

/// <summary>The values that an option takes, and how they are written: as text, and in a model file's JSON.</summary>
internal abstract class OptionKind<T>
{
    /// <summary>How help shows a value: <c>N</c>, <c>true|false</c>.</summary>
    public abstract string Form { get; }

    /// <summary>What is expected, in words: <c>a whole number from 1 to 64</c>.</summary>
    public abstract string Expected { get; }

    /// <summary>Whether the option can be given without a value, which then is true.</summary>
    public virtual bool IsSwitch => false;

    /// <summary>The value of a text.</summary>
    /// <exception cref="FormatException">The text is not one of the expected ones.</exception>
    /// <exception cref="ArgumentException">The same, with a message that says what is wrong.</exception>
    public abstract T Parse(string text);

    /// <summary>The text of a value; null if it is not set.</summary>
    public abstract string? TextOf(T value);

    /// <summary>Checks a value that may have come from anywhere.</summary>
    /// <exception cref="FormatException">It is not one of the expected values.</exception>
    /// <exception cref="ArgumentException">The same, with a message that says what is wrong.</exception>
    public virtual void Check(T value)
    {
    }

    /// <summary>Writes a value that is set.</summary>
    public virtual void Write(Utf8JsonWriter writer, T value) => writer.WriteStringValue(TextOf(value));

    /// <summary>Reads a value.</summary>
    /// <exception cref="InvalidOperationException">It has another JSON type.</exception>
    /// <exception cref="FormatException">It is not one of the expected values.</exception>
    public virtual T Read(ref Utf8JsonReader reader, FileContext file) =>
        Parse(reader.GetString() ?? throw new FormatException());
}
