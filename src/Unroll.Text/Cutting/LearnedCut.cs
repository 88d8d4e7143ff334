namespace Unroll.Text;

/// <summary>
/// Cuts texts as a corpus does: a network says what ends with each character, and multiword tokens become words. It
/// never changes once it is trained.
/// </summary>
/// <param name="characters">The characters that the network knows.</param>
/// <param name="network">The network.</param>
/// <param name="multiwords">The words of multiword tokens.</param>
/// <param name="hasSentences">Whether it cuts sentences, at blank lines too; otherwise a text is one sentence.</param>
/// <param name="hasBlanks">Whether a token may hold blanks.</param>
internal sealed class LearnedCut(
    CutCharacters characters, CutNetwork network, MultiwordTokens multiwords, bool hasSentences, bool hasBlanks)
    : ITextCut
{
    /// <summary>
    /// Characters about which the network is asked at a time; longer text is read in pieces, which bounds memory.
    /// </summary>
    private const int Window = 384;

    /// <summary>Characters before and after those that it reads too.</summary>
    private const int Margin = 64;

    /// <summary>About as many characters are read together.</summary>
    private const int PassLength = 4096;

    public CutCharacters Characters => characters;

    public CutNetwork Network => network;

    public MultiwordTokens Multiwords => multiwords;

    public bool HasSentences => hasSentences;

    public bool HasBlanks => hasBlanks;

    public CutSentence[][] Cut(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var read = new ReadCharacters(characters);
        var paragraphs = texts.SelectMany((text, i) => TextCharacter.Paragraphs(text, hasSentences).Select(
            all => (Text: i, Characters: all, Rows: read.Add(all), Ends: new CharacterEnd[all.Length]))).ToArray();
        if (paragraphs.Length == 0)
            return [.. texts.Select(_ => Array.Empty<CutSentence>())];
        var table = network.Tabulate(read.Ids, read.Categories);
        var windows = new List<(int Paragraph, int Start, int End)>();
        foreach (var (i, paragraph) in paragraphs.Index())
        {
            for (var at = 0; at < paragraph.Ends.Length; at += Window)
                windows.Add((i, at, Math.Min(paragraph.Ends.Length, at + Window)));
        }
        LengthPasses.Run(
            Enumerable.Range(0, windows.Count), i => windows[i].End - windows[i].Start, Read, cancellationToken,
            PassLength);
        var sentences = new List<CutSentence>[texts.Count];
        for (var i = 0; i < sentences.Length; i++)
            sentences[i] = [];
        foreach (var (text, all, _, ends) in paragraphs)
            sentences[text].AddRange(Sentences(texts[text], all, ends));
        return Array.ConvertAll(sentences, one => one.ToArray());

        void Read(int[] pass)
        {
            var scores = network.Forward(table, PackedTokens.Pack(Array.ConvertAll(pass, i =>
            {
                var (paragraph, start, end) = windows[i];
                var rows = paragraphs[paragraph].Rows;
                return rows[Math.Max(0, start - Margin)..Math.Min(rows.Length, end + Margin)];
            })));
            FiniteScores.Check(scores.Data.Span);
            foreach (var (i, window) in pass.Index())
            {
                var (paragraph, start, end) = windows[window];
                var (_, all, _, ends) = paragraphs[paragraph];
                for (var at = start; at < end; at++)
                {
                    var row = scores.Layout.RowOf(i, at - Math.Max(0, start - Margin));
                    ends[at] = End(scores.Data.Span.Slice(row * CutNetwork.Classes, CutNetwork.Classes), all, at);
                }
            }
        }
    }

    /// <summary>
    /// The most probable end that is possible: the last character ends all, and one before a blank its token, if tokens
    /// have none.
    /// </summary>
    private CharacterEnd End(ReadOnlySpan<float> scores, TextCharacter[] text, int at)
    {
        var isLast = at == text.Length - 1;
        var least = isLast || (text[at + 1].IsBlank && !hasBlanks) ? CharacterEnd.Token : CharacterEnd.None;
        return least + FiniteScores.Largest(scores[(int)least..]);
    }

    private IEnumerable<CutSentence> Sentences(string text, TextCharacter[] all, CharacterEnd[] ends)
    {
        var (places, words, start) = (new List<TokenSpan>(), new List<string>(), -1);
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i].IsBlank)
                continue;
            start = start < 0 ? all[i].Start : start;
            if (ends[i] == CharacterEnd.None)
                continue;
            var place = new TokenSpan(start, all[i].End - start);
            var token = TextBlanks.OnOneLine(place.In(text).ToString());
            string[] become = ends[i] is CharacterEnd.Multiword or CharacterEnd.MultiwordSentence
                ? multiwords.Expand(token) : [token];
            words.AddRange(become);
            places.AddRange(Enumerable.Repeat(place, become.Length));
            start = -1;
            var endsSentence = hasSentences && ends[i] is CharacterEnd.Sentence or CharacterEnd.MultiwordSentence;
            if (i < all.Length - 1 && !endsSentence)
                continue;
            yield return new([.. places], [.. words]);
            places.Clear();
            words.Clear();
        }
    }
}
