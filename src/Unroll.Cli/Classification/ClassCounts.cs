using Unroll.Text;

namespace Unroll.Cli.Classification;

/// <summary>Classes in words.</summary>
internal static class ClassCounts
{
    private const int Shown = 6;

    /// <summary>A few classes with their texts, so that a wrong one, such as a header's, is noticed.</summary>
    public static string Of(IReadOnlyCollection<LabelledText> all)
    {
        (string Label, int Texts)[] classes = [.. all.CountBy(text => text.Label)
            .Select(entry => (entry.Key, entry.Value)).OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)];
        var counts = classes.Select(one => $"{Quoted.Name(one.Label)} {one.Texts:N0}");
        return classes.Length > Shown
            ? $"{classes.Length} classes of {classes[^1].Texts:N0} to {classes[0].Texts:N0}"
            : $"{classes.Length} classes: {string.Join(", ", counts)}";
    }
}
