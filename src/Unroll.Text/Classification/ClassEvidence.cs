namespace Unroll.Text;

/// <summary>
/// What classes say of tokens, the log-count ratio of naive Bayes (Wang &amp; Manning 2012): r(w, c) =
/// log((n(w, c) + 1) / (n(c) + V)) - log((n(w, ¬c) + 1) / (n(¬c) + V)), where n(w, c) is how many texts of class c
/// have w, ¬c all other classes, and n(c) the sum of n(w, c) over the V tokens. Embeddings start with it, so that a
/// network of few texts need not find out first what a bag of words knows.
/// </summary>
internal static class ClassEvidence
{
    /// <summary>
    /// Lets the first numbers of each token's embedding start from what each class says of it; the others stay as they
    /// are drawn, and all of them if there are more classes than half of the numbers.
    /// </summary>
    /// <param name="embeddings">[tokens, size].</param>
    /// <param name="texts">The ids of each text.</param>
    /// <param name="targets">The class of each text.</param>
    /// <param name="classes">How many classes there are.</param>
    public static void Start(Parameter embeddings, IEnumerable<int[]> texts, int[] targets, int classes)
    {
        var (tokens, size) = (embeddings.Shape[0], embeddings.Shape[1]);
        if (2 * classes > size)
            return;
        embeddings.StartFrom(drawn =>
        {
            var (counts, values) = (new int[tokens, classes], drawn().ToArray());
            var totals = new long[classes];
            foreach (var (ids, target) in texts.Zip(targets))
            {
                foreach (var id in ids.Distinct().Where(id => id > Vocabulary.Unknown))
                {
                    counts[id, target]++;
                    totals[target]++;
                }
            }
            var all = totals.Sum();
            for (var id = Vocabulary.Unknown + 1; id < tokens; id++)
            {
                var count = Enumerable.Range(0, classes).Sum(c => counts[id, c]);
                for (var c = 0; c < classes; c++)
                    values[id * size + c] = (float)(Share(counts[id, c], totals[c])
                        - Share(count - counts[id, c], all - totals[c]));
            }
            return new Tensor(embeddings.Shape, values);
        });

        double Share(int count, long total) => Math.Log((count + 1.0) / (total + tokens));
    }
}
