namespace Unroll.Text;

/// <summary>Labels or tags of dev and test data that training never saw, for which no answer can be right.</summary>
/// <param name="isKnown">Whether training saw one.</param>
public sealed class UnknownNames(Func<string, bool> isKnown)
{
    private const int Shown = 3;

    private readonly Func<string, bool> _isKnown = Given.Value(isKnown);
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts a name.</summary>
    public void Add(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _counts[name] = _counts.GetValueOrDefault(name) + 1;
    }

    /// <summary>The same items, which are counted as they are read.</summary>
    public IEnumerable<T> Watched<T>(IEnumerable<T> items, Func<T, IEnumerable<string>> names)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(names);
        return items.Select(item =>
        {
            foreach (var name in names(item))
                Add(name);
            return item;
        });
    }

    /// <summary>Says how many there are; nothing if there are none.</summary>
    /// <param name="owners">What has them, such as dev texts.</param>
    /// <param name="kind">What they are: a label, a tag.</param>
    public IEnumerable<string> Notices(string owners, string kind)
    {
        ArgumentNullException.ThrowIfNull(owners);
        ArgumentNullException.ThrowIfNull(kind);
        string[] unknown = [.. _counts.Keys.Where(name => !_isKnown(name)).Order(StringComparer.Ordinal)];
        if (unknown.Length == 0)
            return [];
        var count = unknown.Sum(name => _counts[name]);
        var more = unknown.Length > Shown ? $" and {unknown.Length - Shown:N0} more" : "";
        return [$"{count:N0} of {_counts.Values.Sum():N0} {owners} {(count == 1 ? "has" : "have")} a {kind} "
            + "that training never saw, "
            + $"{string.Join(", ", unknown.Take(Shown).Select(Quoted.Cell))}{more}, and can only count as mistakes"];
    }
}
