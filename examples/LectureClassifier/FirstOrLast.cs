namespace LectureClassifier;

/// <summary>
/// A small task that needs the whole sentence: is its first word, of two that matter, the same as its last?
/// </summary>
public static class FirstOrLast
{
    public const int VocabularySize = 10;
    public const int Classes = 2;

    public static IReadOnlyList<(int[] Tokens, int Class)> Examples(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Example(random))];
    }

    public static double Accuracy(LstmClassifier model, IReadOnlyList<(int[] Tokens, int Class)> examples)
    {
        var (inputs, lengths, targets) = Training.Collate(examples);
        var logits = model.Forward(inputs, lengths);
        return targets.Where((target, i) => logits[i, 1] > logits[i, 0] == (target == 1))
            .Count() / (double)targets.Length;
    }

    private static (int[] Tokens, int Class) Example(Random random)
    {
        // Ids 1 and 2 matter, the others fill; 0 is padding.
        var (first, last) = (random.Next(1, 3), random.Next(1, 3));
        int[] filling = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => random.Next(3, VocabularySize))];
        return ([first, .. filling, last], first == last ? 1 : 0);
    }
}
