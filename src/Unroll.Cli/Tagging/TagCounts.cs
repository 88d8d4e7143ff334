using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Tagging;

/// <summary>Tags in words.</summary>
internal static class TagCounts
{
    private const int TypesShown = 20;

    /// <summary>How many there are, or the types of their spans.</summary>
    public static string Of(IReadOnlyList<string> tags, TagScheme scheme)
    {
        if (scheme == TagScheme.None)
            return Amount.Of(tags.Count, "tag");
        string[] types = [.. tags.Where(tag => tag.StartsWith("B-", StringComparison.Ordinal)).Select(tag => tag[2..])];
        return types.Length == 0
            ? $"words ({EnumNames.Of(scheme)})"
            : $"{Amount.Of(types.Length, "type")} of spans ({EnumNames.Of(scheme)}): {Quoted.Names(types, TypesShown)}";
    }
}
