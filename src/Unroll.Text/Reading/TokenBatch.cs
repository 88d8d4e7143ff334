namespace Unroll.Text;

/// <summary>A packed batch of texts as a network reads it.</summary>
/// <param name="Words">The ids of the tokens.</param>
/// <param name="Spellings">
/// The characters of every different word of the batch, each once; null if they are not read.
/// </param>
/// <param name="SpellingOf">Which of them each row is, in packed order.</param>
/// <param name="Before">The pair of each token with the one before it; null if pairs are not read.</param>
/// <param name="Behind">The pair of each token with the one after it.</param>
internal readonly record struct TokenBatch(
    PackedTokens Words, PackedTokens? Spellings, int[] SpellingOf, PackedTokens? Before, PackedTokens? Behind)
{
    /// <summary>A batch that is read by its words alone.</summary>
    public static TokenBatch OfWords(PackedTokens words) => new(words, null, [], null, null);

    /// <summary>A batch of one text.</summary>
    public static TokenBatch PackOne(EncodedTokens text) => text is { Characters: null, Bigrams: null }
        ? OfWords(PackedTokens.PackOne(text.Words)) : Pack([text]);

    /// <summary>A batch of texts, read alike.</summary>
    public static TokenBatch Pack(IReadOnlyList<EncodedTokens> texts)
    {
        var words = PackedTokens.Pack([.. texts.Select(text => text.Words)]);
        var (spellings, spellingOf) = texts[0].Characters is null ? (null, []) : Spell(texts, words.Layout);
        var hasPairs = texts[0].Bigrams is not null;
        return new(
            words,
            spellings,
            spellingOf,
            hasPairs ? PackedTokens.Pack([.. texts.Select(text => text.Bigrams![..^1])]) : null,
            hasPairs ? PackedTokens.Pack([.. texts.Select(text => text.Bigrams![1..])]) : null);
    }

    /// <summary>Words occur again and again; the network reads the characters of each once.</summary>
    private static (PackedTokens, int[]) Spell(IReadOnlyList<EncodedTokens> texts, PackedLayout layout)
    {
        var different = new Dictionary<int[], int>(IdsComparer.Instance);
        var rows = new int[layout.Rows];
        for (var text = 0; text < texts.Count; text++)
        {
            foreach (var (step, characters) in texts[text].Characters!.Index())
            {
                if (!different.TryGetValue(characters, out var number))
                    different.Add(characters, number = different.Count);
                rows[layout.RowOf(text, step)] = number;
            }
        }
        return (PackedTokens.Pack([.. different.Keys]), rows);
    }

    private sealed class IdsComparer : IEqualityComparer<int[]>
    {
        public static readonly IdsComparer Instance = new();

        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] ids)
        {
            var hash = new HashCode();
            foreach (var id in ids)
                hash.Add(id);
            return hash.ToHashCode();
        }
    }
}
