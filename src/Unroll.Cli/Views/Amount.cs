namespace Unroll.Cli.Views;

/// <summary>A number of things, as it is said: 1 epoch, 2 epochs.</summary>
internal static class Amount
{
    /// <param name="one">What one of them is called; several have an s behind it.</param>
    public static string Of(long count, string one) => $"{count:N0} {one}{(count == 1 ? "" : "s")}";
}
