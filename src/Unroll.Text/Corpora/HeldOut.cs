namespace Unroll.Text;

/// <summary>Holds out a part of the training texts, to evaluate on what training has not seen.</summary>
public static class HeldOut
{
    /// <summary>Splits texts in two, each class in the same proportion and both parts in the order given.</summary>
    /// <param name="texts">All texts.</param>
    /// <param name="part">
    /// The share of each class that is held out, above 0 and below 1; at least one text is held out, and at least one
    /// stays to train on.
    /// </param>
    /// <param name="seed">Decides which; the same seed holds out the same.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is not above 0 and below 1.</exception>
    /// <exception cref="ArgumentException">No class has two texts, so none can be held out.</exception>
    public static (LabelledText[] Train, LabelledText[] HeldOut) Split(IEnumerable<LabelledText> texts, double part,
        ulong seed)
    {
        var all = Given.All(texts);
        return LabelDoubts.Fault(all) is { } fault ? throw new ArgumentException(fault, nameof(texts))
            : Split(all, part, seed, text => text.Label, "there are no two texts");
    }

    /// <summary>Splits sentences in two, both parts in the order given.</summary>
    /// <param name="sentences">All sentences.</param>
    /// <param name="part">
    /// The share that is held out, above 0 and below 1; at least one sentence is held out, and at least one stays to
    /// train on.
    /// </param>
    /// <param name="seed">Decides which; the same seed holds out the same.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is not above 0 and below 1.</exception>
    /// <exception cref="ArgumentException">There are no two sentences, so none can be held out.</exception>
    public static (TaggedSentence[] Train, TaggedSentence[] HeldOut) Split(IEnumerable<TaggedSentence> sentences,
        double part, ulong seed) => Split(sentences, part, seed, _ => "", "there are no two sentences");

    /// <summary>
    /// Splits sentences with their translations in two, both parts in the order given. Pairs of the same sentence go to
    /// the same part, so that no sentence of one part occurs in the other.
    /// </summary>
    /// <param name="pairs">All pairs.</param>
    /// <param name="part">
    /// The share of the different sentences that is held out, above 0 and below 1; at least one sentence is held out,
    /// and at least one stays to train on.
    /// </param>
    /// <param name="seed">Decides which; the same seed holds out the same.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is not above 0 and below 1.</exception>
    /// <exception cref="ArgumentException">
    /// There are no two different sentences, so none can be held out.
    /// </exception>
    public static (SentencePair[] Train, SentencePair[] HeldOut) Split(
        IEnumerable<SentencePair> pairs, double part, ulong seed)
    {
        var all = Given.All(pairs);
        var heldOut = Split(all.Select(pair => pair.Source).Distinct(StringComparer.Ordinal), part, seed, _ => "",
            "there are no two different sentences").HeldOut.ToHashSet(StringComparer.Ordinal);
        return ([.. all.Where(pair => !heldOut.Contains(pair.Source))],
            [.. all.Where(pair => heldOut.Contains(pair.Source))]);
    }

    /// <summary>Splits examples of any task in two, each group in the same proportion, in the order given.</summary>
    /// <typeparam name="T">The examples.</typeparam>
    /// <param name="examples">All examples.</param>
    /// <param name="part">
    /// Which part of each group is held out, above 0 and below 1; at least one example of a group with two or more.
    /// </param>
    /// <param name="seed">Decides which; the same seed holds out the same.</param>
    /// <param name="groupOf">The group of an example, such as its class.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="part"/> is not above 0 and below 1.</exception>
    /// <exception cref="ArgumentException">No group has two examples, so that none can be held out.</exception>
    public static (T[] Train, T[] HeldOut) Split<T>(
        IEnumerable<T> examples, double part, ulong seed, Func<T, string> groupOf)
    {
        ArgumentNullException.ThrowIfNull(groupOf);
        return Split(examples, part, seed, groupOf, "there are no two examples of one group");
    }

    /// <summary>Separates these draws from those of the epochs.</summary>
    private const ulong Purpose = ulong.MaxValue;

    private static (T[] Train, T[] HeldOut) Split<T>(IEnumerable<T> examples, double part, ulong seed,
        Func<T, string> group, string tooFew)
    {
        var all = Given.All(examples);
        if (!(part is > 0 and < 1))
            throw new ArgumentOutOfRangeException(
                nameof(part), part, $"part is {part}, but more than 0 and less than 1 was expected");
        var isHeldOut = new bool[all.Length];
        ulong number = 0;
        foreach (var members in Enumerable.Range(0, all.Length).GroupBy(i => group(all[i]), StringComparer.Ordinal)
            .OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.ToArray()))
        {
            new Draws(seed, Purpose, number++).Shuffle<int>(members);
            foreach (var member in members.Take(
                Math.Min(members.Length - 1,
                Math.Max(1, (int)Math.Round(part * members.Length, MidpointRounding.AwayFromZero)))))
                isHeldOut[member] = true;
        }
        if (!isHeldOut.Contains(true))
            throw new ArgumentException($"{tooFew}, of which one could be held out; give more, or dev data of their "
                + "own");
        return ([.. all.Where((_, i) => !isHeldOut[i])], [.. all.Where((_, i) => isHeldOut[i])]);
    }
}
