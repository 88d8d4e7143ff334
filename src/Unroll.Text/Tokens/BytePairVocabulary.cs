namespace Unroll.Text;

/// <summary>
/// Subwords by byte-pair encoding (Sennrich et al. 2016): the pairs of neighbours that are most frequent in a training
/// text, merged one after the other, from characters up to whole words. So frequent words are one token, and rare ones,
/// which are in no vocabulary, a few known parts.
/// </summary>
/// <remarks>
/// As in SentencePiece (Kudo &amp; Richardson 2018) the space before a word is a character, ▁, that merges like others
/// and that the first word has too: <c>▁a ▁small ▁sub word</c>. Nothing merges across the border between letters,
/// digits and other signs, so a word is the same before a comma; text without spaces needs nothing else. ▁ in a
/// text is the token ▁▁, which merges with nothing: joining restores every text, with one space for each run of
/// white space and none at the ends.
/// </remarks>
public sealed class BytePairVocabulary : IReversibleTokens
{
    private readonly (string Left, string Right)[] _merges;
    private readonly Dictionary<(string Left, string Right), int> _ranks;

    private BytePairVocabulary((string Left, string Right)[] merges)
    {
        _merges = merges;
        _ranks = new(merges.Length);
        for (var rank = 0; rank < merges.Length; rank++)
        {
            var (left, right) = merges[rank];
            if (!SubwordSigns.CanLead(left) || !SubwordSigns.CanFollow(right))
                throw new InvalidDataException(
                    $"merge {rank + 1} of the subwords is of {Quoted.Cell(left)} and {Quoted.Cell(right)}, but two "
                    + "parts of one word were expected; the file was changed");
            if (!_ranks.TryAdd(merges[rank], rank))
                throw new InvalidDataException(
                    $"merge {rank + 1} of the subwords, {Quoted.Cell(left)} and {Quoted.Cell(right)}, was there "
                    + "before, but each was expected once; the file was changed");
        }
    }

    /// <inheritdoc/>
    public string Name => "subwords";

    /// <summary>The pairs that are merged, in the order in which they were learned.</summary>
    public IReadOnlyList<(string Left, string Right)> Merges => _merges;

    /// <summary>
    /// Learns from a training text. The same text gives the same merges: of equally frequent pairs, the first in
    /// ordinal order is merged first.
    /// </summary>
    /// <param name="lines">The text, in any parts; nothing merges from one to the next.</param>
    /// <param name="merges">
    /// How many merges, 1 or more; fewer if no pair is left that occurs twice. A vocabulary has about as many tokens
    /// more than there are characters.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="merges"/> is below 1.</exception>
    public static BytePairVocabulary Learn(IEnumerable<string> lines, int merges)
    {
        var texts = Given.Each(lines);
        ArgumentOutOfRangeException.ThrowIfLessThan(merges, 1);
        return new BytePairVocabulary(new BytePairLearner(texts.SelectMany(SubwordSigns.Runs)).Learn(merges));
    }

    /// <inheritdoc/>
    /// <remarks>A character that is not in training is a separate token.</remarks>
    public IEnumerable<string> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return SubwordSigns.Runs(text).SelectMany(run => BytePairs.Merge(run, _ranks));
    }

    /// <inheritdoc/>
    public string Join(IEnumerable<string> tokens)
    {
        return SubwordSigns.Join(Given.Each(tokens));
    }

    /// <summary>The merges as a JSON array of alternating left and right parts.</summary>
    public string ToJson() => JsonText.Write(
        writer => JsonText.WriteArray(writer, _merges.SelectMany(merge => new[] { merge.Left, merge.Right })));

    /// <summary>The subwords that <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="InvalidDataException">
    /// The text is not such an array, or a merge occurs twice or is impossible.
    /// </exception>
    public static BytePairVocabulary FromJson(string json)
    {
        var parts = JsonText.ReadArray(json, "the subwords");
        return parts.Length % 2 == 0
            ? new BytePairVocabulary([.. parts.Chunk(2).Select(pair => (pair[0], pair[1]))])
            : throw new InvalidDataException(
                $"the subwords have {parts.Length} parts, but two for each merge were expected; the file was changed");
    }
}
