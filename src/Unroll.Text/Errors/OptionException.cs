namespace Unroll.Text;

/// <summary>
/// An option has a value that is not allowed, or two of them do not fit together. The message names options as
/// <see cref="OptionNames"/> says, so that a program can spell them its own way.
/// </summary>
public sealed class OptionException : ArgumentException
{
    /// <summary>Makes an exception without a message.</summary>
    public OptionException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public OptionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and a cause.</summary>
    public OptionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The option: the first property that the message names; null if it names none.</summary>
    public override string? ParamName => OptionNames.First(Message);
}
