namespace Unroll.Text;

/// <summary>A packed batch of sentences as a tagger reads it.</summary>
/// <param name="Words">The ids of the tokens.</param>
/// <param name="Spellings">
/// The characters of every different word of the batch, each once; null if they are not read.
/// </param>
/// <param name="SpellingOf">Which of them each row is, in packed order.</param>
/// <param name="Before">The pair of each token with the one before it; null if pairs are not read.</param>
/// <param name="Behind">The pair of each token with the one after it.</param>
internal sealed record TaggerBatch(
    PackedTokens Words, PackedTokens? Spellings, int[] SpellingOf, PackedTokens? Before, PackedTokens? Behind)
{
    public static TaggerBatch Pack(IReadOnlyList<EncodedSentence> sentences)
    {
        var words = PackedTokens.Pack([.. sentences.Select(sentence => sentence.Words)]);
        var (spellings, spellingOf) = sentences[0].Characters is null ? (null, []) : Spell(sentences, words.Layout);
        var hasPairs = sentences[0].Bigrams is not null;
        return new(
            words,
            spellings,
            spellingOf,
            hasPairs ? PackedTokens.Pack([.. sentences.Select(sentence => sentence.Bigrams![..^1])]) : null,
            hasPairs ? PackedTokens.Pack([.. sentences.Select(sentence => sentence.Bigrams![1..])]) : null);
    }

    /// <summary>Words occur again and again; the network reads the characters of each once.</summary>
    private static (PackedTokens, int[]) Spell(IReadOnlyList<EncodedSentence> sentences, PackedLayout layout)
    {
        var different = new Dictionary<int[], int>(IdsComparer.Instance);
        var rows = new int[layout.Rows];
        for (var sentence = 0; sentence < sentences.Count; sentence++)
        {
            foreach (var (step, characters) in sentences[sentence].Characters!.Index())
            {
                if (!different.TryGetValue(characters, out var number))
                    different.Add(characters, number = different.Count);
                rows[layout.RowOf(sentence, step)] = number;
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
