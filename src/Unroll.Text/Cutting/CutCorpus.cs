namespace Unroll.Text;

/// <summary>Training sentences as running text: those of a paragraph one after the other.</summary>
internal sealed class CutCorpus
{
    /// <summary>Characters of a piece, unless a single sentence has more.</summary>
    private const int PieceLength = 200;

    /// <summary>The most characters of a piece, which bounds the memory of a step.</summary>
    private const int MaximumPiece = 3 * PieceLength;

    private readonly RunningText[][] _ways;
    private readonly CutExample[] _examples;
    private readonly RunningText _blank;
    private readonly int[] _starts;

    /// <summary>Turns sentences into text.</summary>
    /// <param name="sentences">Sentences, in the order of their text.</param>
    /// <param name="former">A cut that learned from others before; null if none did.</param>
    public CutCorpus(IReadOnlyList<TaggedSentence> sentences, LearnedCut? former = null)
    {
        var isWritten = IsWritten(sentences);
        _examples = [.. sentences.Select(sentence => isWritten && sentence.Written is { } written
            ? CutExample.Of(written) : CutExample.Of(sentence.Tokens))];
        Characters = CutCharacters.Of(
            _examples.SelectMany(example => example.Ways.SelectMany(way => way.Text)), former?.Characters);
        _ways = [.. _examples.Select(example => Array.ConvertAll(
            example.Ways, way => RunningText.Of(way.Text, way.Ends, Characters)))];
        _blank = RunningText.Of([.. TextCharacter.Paragraphs("a b", areParted: false).First()[1..2]],
            [RunningText.NoEnd], Characters);
        HasSentences = former?.HasSentences == true || _examples.Skip(1).Any(example => !example.StartsParagraph);
        HasBlanks = former?.HasBlanks == true || sentences.Any(sentence => sentence.Tokens.Any(TextBlanks.AreIn));
        // A long sentence is read in several pieces.
        _starts = [.. _ways.SelectMany((ways, i) => Enumerable.Repeat(i, 1 + (ways[0].Length - 1) / MaximumPiece))];
        Multiwords = new(isWritten ? sentences : [], former?.Multiwords);
        var total = _ways.Sum(ways => (long)ways[0].Length);
        MeanLength = (int)Math.Max(1, _starts.Sum(start => (long)LengthFrom(start)) / _starts.Length);
        Pieces = (int)Math.Clamp(total / MeanLength, 1, int.MaxValue);
    }

    public CutCharacters Characters { get; }

    public MultiwordTokens Multiwords { get; }

    /// <summary>Whether paragraphs have several sentences, so that their ends can be learned.</summary>
    public bool HasSentences { get; }

    /// <summary>Whether there are tokens with blanks inside.</summary>
    public bool HasBlanks { get; }

    /// <summary>The mean number of characters of a piece.</summary>
    public int MeanLength { get; }

    /// <summary>How many pieces have as many characters as the corpus.</summary>
    public int Pieces { get; }

    /// <summary>
    /// Whether sentences say how they are written: a text whose tokens are all apart does not.
    /// </summary>
    public static bool IsWritten(IReadOnlyList<TaggedSentence> sentences) =>
        sentences.Any(sentence => sentence.Written is { } written && AreTokensJoined(written));

    /// <summary>A piece of text that begins with a sentence drawn at random.</summary>
    /// <param name="draws">Draws of this piece alone.</param>
    public RunningText Piece(Draws draws)
    {
        ulong drawn = 0;
        var start = _starts[draws.Below(drawn++, _starts.Length)];
        List<RunningText> parts = [Way(start)];
        if (parts[0].Length > MaximumPiece)
        {
            var from = draws.Below(drawn, parts[0].Length - MaximumPiece + 1);
            return parts[0].Part(from, from + MaximumPiece);
        }
        foreach (var next in Following(start))
        {
            if (_examples[next - 1].SpaceAfter)
                parts.Add(_blank);
            parts.Add(Way(next));
        }
        return RunningText.Joined(parts);

        RunningText Way(int i) => _ways[i][_ways[i].Length == 1 ? 0 : draws.Below(drawn++, _ways[i].Length)];
    }

    /// <summary>The sentences that a piece has after its first one.</summary>
    private IEnumerable<int> Following(int start)
    {
        var length = _ways[start][0].Length;
        for (var next = start + 1; next < _examples.Length && !_examples[next].StartsParagraph; next++)
        {
            length += 1 + _ways[next][0].Length;
            if (length > PieceLength)
                yield break;
            yield return next;
        }
    }

    private int LengthFrom(int start) => Math.Min(
        _ways[start][0].Length + Following(start).Sum(next => _ways[next][0].Length + 1), MaximumPiece);

    private static bool AreTokensJoined(WrittenSentence written) =>
        written.Tokens.Any(token => token.Words > 1)
        || written.Tokens.Zip(written.Tokens.Skip(1)).Any(pair => pair.First.Span.End == pair.Second.Span.Start);
}
