namespace Unroll.Text;

/// <summary>The rules that hold for a tag in every format.</summary>
internal static class CheckedTag
{
    public static string Of(string tag, Place place) => Fault(tag) is { } fault ? throw place.Error(fault) : tag;

    /// <summary>What is wrong with a tag; null where nothing is.</summary>
    public static string? Fault(string? tag) => CheckedName.Fault(tag, "tag", "token");
}
