namespace Unroll.Peers;

/// <summary>What lanes are called.</summary>
internal static class LaneNames
{
    public static string Of(Library library, string form, string? malloc)
        => Details(form, malloc) is { Length: > 0 } details ? $"{library.Name()} ({details})" : library.Name();

    public static string Details(string form, string? malloc)
        => string.Join(", ", new[] { form, malloc }.Where(part => !string.IsNullOrEmpty(part)));
}
