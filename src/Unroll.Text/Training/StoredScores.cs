namespace Unroll.Text;

/// <summary>Scores that a checkpoint kept.</summary>
internal sealed record StoredScores(IReadOnlyList<NamedScore> Values) : IScores
{
    /// <exception cref="InvalidDataException">There is no score, or a name that no model file could store.</exception>
    public static StoredScores Of(IEnumerable<NamedScore> values)
    {
        var scores = new StoredScores([.. values]);
        return scores.Values.Count > 0 && scores.Values.All(score => !score.Name.Any(char.IsControl))
            ? scores
            : throw new InvalidDataException(
                "the list of kept scores is empty, or has a name with a control character; the file was changed");
    }
}
