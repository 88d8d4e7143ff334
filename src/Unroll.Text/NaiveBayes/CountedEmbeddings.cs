namespace Unroll.Text;

/// <summary>
/// Lets embeddings start from what each class says of a token (<see cref="LogCountRatios"/>), so that a network of few
/// texts need not find out first what a bag of words knows.
/// </summary>
internal static class CountedEmbeddings
{
    /// <summary>
    /// Replaces the first numbers of each token's embedding. The others stay as they are drawn, and all of them if
    /// there are more classes than half of the numbers.
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
            var counts = new float[tokens * classes];
            foreach (var (text, target) in texts.Zip(targets))
            {
                foreach (var id in text.Distinct().Where(id => id > Vocabulary.Unknown))
                    counts[id * classes + target]++;
            }
            var said = new LogCountRatios(new Tensor(new Shape(tokens, classes), counts));
            var (values, ratios) = (drawn().ToArray(), new float[classes]);
            for (var id = 0; id < tokens; id++)
            {
                Array.Clear(ratios);
                if (said.AddTo(ratios, id))
                    ratios.CopyTo(values, id * size);
            }
            return new Tensor(embeddings.Shape, values);
        });
    }
}
