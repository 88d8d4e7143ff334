namespace Unroll.Peers;

/// <summary>
/// All must compute the same before any is timed: outputs, and where they learn, losses and every gradient.
/// </summary>
internal static class Agreement
{
    private const double Tolerance = 1e-3;

    /// <summary>Rounding may decide between two prefixes of a translation now and then.</summary>
    private const double EqualTranslations = 0.95;

    /// <summary>Compares answers and returns the largest relative difference met.</summary>
    /// <exception cref="InvalidOperationException">They differ; the message names what.</exception>
    public static double Check(Dictionary<string, float[]> ours, Dictionary<string, float[]> peers)
    {
        // Who does not learn has outputs alone.
        var learns = peers.ContainsKey(Answers.Loss + "0");
        string[] expected = [.. ours.Keys.Where(name => learns || name == Answers.Outputs).Order()];
        string[] answered = [.. peers.Keys.Where(name => name != Answers.SearchGigaFlops).Order()];
        if (!expected.SequenceEqual(answered))
        {
            throw new InvalidOperationException(
                $"answers are of other things: {string.Join(", ", expected)}; and {string.Join(", ", answered)}");
        }
        if (peers.TryGetValue(Answers.Translations, out var translations))
            CheckTranslations(Sentences(ours[Answers.Translations]), Sentences(translations));
        return answered.Where(name => name != Answers.Translations).Max(name => Compare(name, ours[name], peers[name]));
    }

    /// <summary>The largest difference of any element, relative to the largest element.</summary>
    private static double Compare(string what, float[] ours, float[] peers)
    {
        if (ours.Length != peers.Length)
            throw new InvalidOperationException($"{what}: {ours.Length} values and {peers.Length}");
        double difference = 0, scale = 0;
        for (var i = 0; i < ours.Length; i++)
        {
            difference = Math.Max(difference, Math.Abs((double)ours[i] - peers[i]));
            scale = Math.Max(scale, Math.Abs(peers[i]));
        }
        var relative = difference == 0 ? 0 : difference / scale;
        // A NaN is never within the tolerance.
        if (!(relative < Tolerance))
            throw new InvalidOperationException($"{what}: they differ by {relative:g3}, relative to the largest value");
        return relative;
    }

    private static void CheckTranslations(List<float[]> ours, List<float[]> peers)
    {
        var equal = ours.Zip(peers, (a, b) => a.SequenceEqual(b)).Count(same => same);
        Console.WriteLine($"  {equal} of {ours.Count} translations are the same");
        if (ours.Count != peers.Count || equal < EqualTranslations * ours.Count)
        {
            throw new InvalidOperationException(
                $"only {equal} of {ours.Count} and {peers.Count} translations are the same");
        }
    }

    private static List<float[]> Sentences(float[] ids)
    {
        var sentences = new List<float[]>();
        for (int start = 0, at = 0; at < ids.Length; at++)
        {
            if (ids[at] != TranslationText.End)
                continue;
            sentences.Add(ids[start..at]);
            start = at + 1;
        }
        return sentences;
    }
}
