namespace Unroll.Text;

/// <summary>
/// Pairs the words of two sides of a text as <c>conll18_ud_eval.py</c> does: by the ends of their tokens; and where
/// there are multiword tokens, within the smallest part of the text that no such token sticks out of, by the longest
/// common subsequence of words, without regard to case.
/// </summary>
internal static class WordAlignment
{
    public static List<(AlignedWord Gold, AlignedWord Predicted)> Of(
        List<AlignedWord> gold, List<AlignedWord> predicted)
    {
        var pairs = new List<(AlignedWord, AlignedWord)>();
        for (int g = 0, p = 0; g < gold.Count && p < predicted.Count;)
        {
            if (gold[g].IsMultiword || predicted[p].IsMultiword)
            {
                // A word that began before the multiword token is not in its part of the text.
                var (one, other) = (gold[g], predicted[p]);
                if (one.IsMultiword && !other.IsMultiword && other.Start < one.Start)
                    p++;
                else if (!one.IsMultiword && one.Start < other.Start)
                    g++;
                var (firstGold, firstPredicted) = (g, p);
                (g, p) = PartEnd(gold, predicted, g, p, one.IsMultiword ? one.End : other.End);
                pairs.AddRange(Common(gold[firstGold..g], predicted[firstPredicted..p]));
            }
            else if ((gold[g].Start, gold[g].End) == (predicted[p].Start, predicted[p].End))
            {
                pairs.Add((gold[g++], predicted[p++]));
            }
            else if (gold[g].Start <= predicted[p].Start)
            {
                g++;
            }
            else
            {
                p++;
            }
        }
        return pairs;
    }

    /// <summary>The words after a part, which grows with each multiword token that sticks out of it.</summary>
    private static (int Gold, int Predicted) PartEnd(
        List<AlignedWord> gold, List<AlignedWord> predicted, int g, int p, int end)
    {
        while (IsInside(gold, g) || IsInside(predicted, p))
        {
            var isGold = g < gold.Count && (p >= predicted.Count || gold[g].Start <= predicted[p].Start);
            var word = isGold ? gold[g++] : predicted[p++];
            if (word.IsMultiword)
                end = Math.Max(end, word.End);
        }
        return (g, p);

        bool IsInside(List<AlignedWord> words, int at) =>
            at < words.Count && (words[at].IsMultiword ? words[at].Start < end : words[at].End <= end);
    }

    private static IEnumerable<(AlignedWord, AlignedWord)> Common(
        List<AlignedWord> gold, List<AlignedWord> predicted)
    {
        // The length of the longest common subsequence of what follows each pair of words.
        var common = new int[gold.Count + 1, predicted.Count + 1];
        for (var g = gold.Count - 1; g >= 0; g--)
        {
            for (var p = predicted.Count - 1; p >= 0; p--)
                common[g, p] = AreSame(g, p) ? 1 + common[g + 1, p + 1]
                    : Math.Max(common[g + 1, p], common[g, p + 1]);
        }
        for (int g = 0, p = 0; g < gold.Count && p < predicted.Count;)
        {
            if (AreSame(g, p))
                yield return (gold[g++], predicted[p++]);
            else if (common[g, p] == common[g + 1, p])
                g++;
            else
                p++;
        }

        bool AreSame(int g, int p) => gold[g].Folded == predicted[p].Folded;
    }
}
