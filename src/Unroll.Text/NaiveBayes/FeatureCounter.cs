namespace Unroll.Text;

/// <summary>
/// Counts for <see cref="NaiveBayesVote"/> how many training texts of each class have a token or pair.
/// </summary>
internal static class FeatureCounter
{
    /// <summary>The most counts, 16 MB. If there would be more, they are those of the most frequent features.</summary>
    private const int MostCounts = 1 << 22;

    /// <summary>Counts the features of texts.</summary>
    /// <param name="texts">The token ids of each text.</param>
    /// <param name="targets">The class of each.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="former">Counts of other texts, with the same ids, to be added; null for none.</param>
    /// <param name="columns">For each class that of the others, or a negative number.</param>
    public static NaiveBayesVote Count(
        IReadOnlyList<int[]> texts, int[] targets, int classes, NaiveBayesVote? former, int[] columns)
    {
        var frequencies = new Dictionary<long, int>();
        foreach (var (row, key) in (former?.Keys ?? []).Index())
            frequencies.Add(key, (int)RowOf(former!, row).ToArray().Sum());
        foreach (var key in texts.SelectMany(FeatureKeys.Of))
            frequencies[key] = frequencies.GetValueOrDefault(key) + 1;
        long[] keys = [.. frequencies.Keys.OrderByDescending(key => frequencies[key]).ThenBy(key => key)
            .Take(MostCounts / classes)];
        Array.Sort(keys);
        var index = new FeatureIndex(keys);
        var counts = new float[keys.Length * classes];
        foreach (var (row, key) in (former?.Keys ?? []).Index())
        {
            var to = index.RowOf(key);
            for (var c = 0; to >= 0 && c < classes; c++)
                counts[to * classes + c] = columns[c] < 0 ? 0 : RowOf(former!, row)[columns[c]];
        }
        foreach (var (text, target) in texts.Zip(targets))
        {
            foreach (var row in FeatureKeys.Of(text).Select(index.RowOf).Where(row => row >= 0))
                counts[row * classes + target]++;
        }
        return Filled(keys, counts, classes, former);
    }

    private static NaiveBayesVote Filled(long[] keys, float[] counts, int classes, NaiveBayesVote? former)
    {
        var vote = new NaiveBayesVote(keys.Length, classes);
        vote.Features.Take(new Tensor(
            vote.Features.Shape,
            [.. keys.Select(FeatureKeys.Parts).SelectMany(parts => new float[] { parts.Before, parts.Token })]));
        vote.Counts.Take(new Tensor(vote.Counts.Shape, counts));
        if (former is not null)
            vote.Weights.Assign(former.Weights.Value);
        return vote;
    }

    private static ReadOnlySpan<float> RowOf(NaiveBayesVote vote, int row) =>
        vote.Counts.Value.Span.Slice(row * vote.Counts.Shape[1], vote.Counts.Shape[1]);
}
