namespace Unroll;

/// <summary>
/// An argument's message without the parameter's name and the value that .NET appends, which mean nothing to a user who
/// gave a file or an option.
/// </summary>
public static class PlainMessage
{
    /// <summary>The message.</summary>
    public static string Of(ArgumentException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var suffix = failure.ParamName is null ? -1
            : failure.Message.LastIndexOf($" (Parameter '{failure.ParamName}')", StringComparison.Ordinal);
        return suffix < 0 ? failure.Message : failure.Message[..suffix];
    }
}
