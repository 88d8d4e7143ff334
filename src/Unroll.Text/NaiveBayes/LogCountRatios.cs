namespace Unroll.Text;

/// <summary>
/// What the classes of texts say of a feature, such as a token: the log-count ratio of naive Bayes (Wang &amp; Manning
/// 2012), r(f, c) = log((n(f, c) + V q(f)) / (n(c) + V)) - log((n(f, ¬c) + V q(f)) / (n(¬c) + V)), where n(f, c) is
/// how many texts of class c have f, ¬c all other classes, n(c) the sum of n(f, c) over the V features that any text
/// has, and q(f) the share of f in all of them: what few texts do not say is as in all texts (Zhai &amp; Lafferty
/// 2004).
/// </summary>
internal sealed class LogCountRatios
{
    private readonly Tensor _counts;
    private readonly float[] _offsets;
    private readonly float _smoothing;

    /// <param name="counts">n(f, c), [features, classes].</param>
    public LogCountRatios(Tensor counts)
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
        _smoothing = (float)(features / all);
        for (var c = 0; c < totals.Length; c++)
            _offsets[c] = (float)Math.Log((totals[c] + features) / (all - totals[c] + features));
    }

    /// <summary>Adds r(f, c) of a feature for each class, if any text has it.</summary>
    /// <returns>Whether one has.</returns>
    public bool AddTo(Span<float> ratios, int feature)
    {
        var counts = Of(feature);
        if (!counts.ContainsAnyExcept(0))
            return false;
        var all = 0f;
        foreach (var count in counts)
            all += count;
        var added = _smoothing * all;
        for (var c = 0; c < counts.Length; c++)
            ratios[c] += MathF.Log((counts[c] + added) / (all - counts[c] + added)) - _offsets[c];
        return true;
    }

    private ReadOnlySpan<float> Of(int feature) =>
        _counts.Span.Slice(feature * _offsets.Length, _offsets.Length);
}
