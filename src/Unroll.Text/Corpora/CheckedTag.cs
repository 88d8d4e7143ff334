namespace Unroll.Text;

/// <summary>The rules that hold for a tag in every format.</summary>
internal static class CheckedTag
{
    /// <summary>The tag without what stands around it and cannot be seen.</summary>
    public static string Of(string tag, Place place)
    {
        var name = CheckedName.Trimmed(tag);
        return Fault(name) is { } fault ? throw place.Error(fault) : name;
    }

    /// <summary>What is wrong with a tag; null where nothing is.</summary>
    public static string? Fault(string? tag) => CheckedName.Fault(tag, "tag", "token");
}
