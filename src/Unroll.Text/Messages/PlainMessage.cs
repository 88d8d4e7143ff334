namespace Unroll.Text;

/// <summary>
/// An argument's message without what .NET puts behind it, the parameter's name and the value, which mean nothing to
/// who gave a file or an option.
/// </summary>
internal static class PlainMessage
{
    public static string Of(ArgumentException failure)
    {
        var suffix = failure.ParamName is null ? -1
            : failure.Message.LastIndexOf($" (Parameter '{failure.ParamName}')", StringComparison.Ordinal);
        return suffix < 0 ? failure.Message : failure.Message[..suffix];
    }
}
