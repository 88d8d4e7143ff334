namespace Unroll.Text;

/// <summary>Scores that a checkpoint kept.</summary>
internal sealed record StoredScores(IReadOnlyList<NamedScore> Values) : IScores
{
    /// <summary>What is wrong with the first score that is; null if all are valid.</summary>
    public static string? Fault(IReadOnlyList<NamedScore> values)
    {
        var names = new HashSet<string>();
        foreach (var (name, value) in values)
        {
            if (CheckedName.Fault(name, "name", "score") is { } fault)
                return fault;
            if (!names.Add(name))
                return $"the name {Quoted.Cell(name)} comes twice, but each score needs its own; rename one";
            if (double.IsNaN(value))
                return $"{Quoted.Cell(name)} is NaN, by which epochs do not compare; give a number, or throw a "
                    + "NotFiniteNumberException where the weights are at fault";
        }
        return null;
    }

    /// <exception cref="InvalidDataException">There is no score, or one that is not valid.</exception>
    public static StoredScores Of(IEnumerable<NamedScore> values)
    {
        var scores = new StoredScores([.. values]);
        var fault = scores.Values.Count == 0 ? "it is empty" : Fault(scores.Values);
        return fault is null ? scores
            : throw new InvalidDataException($"the list of kept scores was changed: {fault}");
    }
}
