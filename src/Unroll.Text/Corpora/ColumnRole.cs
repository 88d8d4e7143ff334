using System.Globalization;

namespace Unroll.Text;

/// <summary>The role of a column, text or label, and the names that it may have.</summary>
/// <param name="Kind">text or label.</param>
/// <param name="Named">The column that was requested.</param>
/// <param name="Option">The option that requests one.</param>
/// <param name="Usual">The names by which it is found if none was requested.</param>
/// <param name="Exported">
/// Its JSON property in an annotation tool's export, if no property has a usual name.
/// </param>
internal sealed record ColumnRole(string Kind, string? Named, string Option, string[] Usual, string? Exported = null)
{
    /// <summary>The number of the requested column, from 1; null if none was requested by number.</summary>
    private int? Number => int.TryParse(Named, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0 ? number : null;

    /// <summary>Whether a column was requested by name.</summary>
    public bool IsName => Named is not null && Number is null;

    public bool IsUsual(string name) => Array.Exists(Usual, usual => Same(usual, name));

    /// <summary>The column's index.</summary>
    /// <param name="except">The column that is already taken, or -1.</param>
    public int Find(IReadOnlyList<string> names, int except, Place place, string kind)
    {
        var found = Candidates(names, except);
        if (found.Count == 1)
            return found[0];
        if (found.Count == 0 && kind == ColumnNames.Column && ByNumber(names.Count, place) is { } at && at != except)
            return at;
        if (found.Count == 0 && kind != ColumnNames.Column && Named is null
            && Where(names, except, name => name == Exported) is [var exported])
            return exported;
        var there = names.Count == 0 ? "there are none" : $"there are {Quoted.Cells(names)}";
        if (Named is not null)
            throw place.Error(found.Count == 0
                ? $"there is no {kind} {Quoted.Cell(Named)} for the {Kind}; {there}"
                : $"there is more than one {kind} {Quoted.Cell(Named)}; give each a name of its own");
        throw place.Error(found.Count == 0
            ? $"no {kind} has a usual name for the {Kind}, such as {Usual[0]}; name the {kind} with {Option}: "
                + $"{there}{(kind == ColumnNames.Column ? ", or put a header above them if they are none" : "")}"
            : $"more than one {kind} may be the {Kind}: {Quoted.Cells([.. found.Select(at => names[at])])}; name the "
                + $"{kind} with {Option}");
    }

    /// <summary>The index of the column that was requested by number; null if none was.</summary>
    /// <param name="count">How many columns there are.</param>
    public int? ByNumber(int count, Place place) => Number is not { } number ? null : number <= count ? number - 1
        : throw place.Error($"there is no column {number} for the {Kind}; there are {count}");

    private List<int> Candidates(IReadOnlyList<string> names, int except)
    {
        var found = Where(names, except, name => Named is null ? IsUsual(name) : name == Named);
        return found.Count > 0 || Named is null ? found : Where(names, except, name => Same(name, Named));
    }

    private static List<int> Where(IReadOnlyList<string> names, int except, Predicate<string> wanted)
    {
        var found = new List<int>();
        for (var at = 0; at < names.Count; at++)
            if (at != except && wanted(names[at]))
                found.Add(at);
        return found;
    }

    /// <summary>Compares names without case and without the spaces around names in a hand-written header.</summary>
    private static bool Same(string one, string other) =>
        one.AsSpan().Trim(' ').Equals(other.AsSpan().Trim(' '), StringComparison.OrdinalIgnoreCase);
}
