namespace Unroll.Text;

/// <summary>The rules for a tag in every format.</summary>
internal static class CheckedTag
{
    /// <summary>The tag without invisible characters around it.</summary>
    public static string Of(string tag, Place place)
    {
        var name = CheckedName.Trimmed(tag);
        return Fault(name) is { } fault ? throw place.Error(fault) : name;
    }

    /// <summary>What is wrong with a tag; null if it is valid.</summary>
    public static string? Fault(string? tag) => CheckedName.Fault(tag, "tag", "token");
}
