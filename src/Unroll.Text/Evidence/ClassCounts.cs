namespace Unroll.Text;

/// <summary>
/// How many texts of each class have a feature, such as a token, and what that says: the log-count ratio of naive Bayes
/// (Wang &amp; Manning 2012), r(f, c) = log((n(f, c) + 1) / (n(c) + V)) - log((n(f, ¬c) + 1) / (n(¬c) + V)), where
/// n(f, c) is how many texts of class c have f, ¬c all other classes, and n(c) the sum of n(f, c) over the V features
/// that any text has.
/// </summary>
internal sealed class ClassCounts
{
    private readonly Tensor _counts;
    private readonly float[] _offsets;

    /// <param name="counts">n(f, c), [features, classes].</param>
    public ClassCounts(Tensor counts)
    {
        (_counts, _offsets) = (counts, new float[counts.Shape[1]]);
        var (totals, features) = (new double[_offsets.Length], 0);
        for (var row = 0; row < counts.Shape[0]; row++)
        {
            var ofFeature = Of(row);
            features += ofFeature.ContainsAnyExcept(0) ? 1 : 0;
            for (var c = 0; c < totals.Length; c++)
                totals[c] += ofFeature[c];
        }
        var all = totals.Sum();
        for (var c = 0; c < totals.Length; c++)
            _offsets[c] = (float)Math.Log((totals[c] + features) / (all - totals[c] + features));
    }

    /// <summary>Adds what each class says of a feature, r(f, c), if any text has it.</summary>
    /// <returns>Whether one has.</returns>
    public bool AddRatios(int feature, Span<float> ratios)
    {
        var counts = Of(feature);
        if (!counts.ContainsAnyExcept(0))
            return false;
        var all = 0f;
        foreach (var count in counts)
            all += count;
        for (var c = 0; c < counts.Length; c++)
            ratios[c] += MathF.Log((counts[c] + 1) / (all - counts[c] + 1)) - _offsets[c];
        return true;
    }

    private ReadOnlySpan<float> Of(int feature) =>
        _counts.Span.Slice(feature * _offsets.Length, _offsets.Length);
}
