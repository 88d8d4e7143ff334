using System.Text;

namespace Unroll.Text;

/// <summary>Sentences of a text by the numbers of its characters, which are counted without blanks.</summary>
internal sealed class AlignedText
{
    private const int Shown = 20;

    private readonly StringBuilder _characters = new();

    public AlignedText(
        IEnumerable<TaggedSentence> sentences, TagScheme scheme, TagSpelling? spelling, string parameter)
    {
        foreach (var (i, sentence) in sentences.Index())
        {
            if (sentence.Tags.Count != sentence.Tokens.Count)
                throw new ArgumentException($"sentence {i} has {sentence.Tokens.Count} tokens and "
                    + $"{sentence.Tags.Count} tags, but one for each was expected", parameter);
            if (sentence.Tokens.Concat(sentence.Tags).Contains(null))
                throw new ArgumentException($"sentence {i} has a token or a tag that is null; leave it out", parameter);
            if (sentence.WritingFault is { } fault)
                throw new ArgumentException($"sentence {i} {fault}", parameter);
            var (start, word) = (_characters.Length, Words.Count);
            Add(sentence);
            Sentences.Add((start, _characters.Length));
            if (scheme != TagScheme.None)
                Spans.AddRange(TagSchemes.Spans(sentence.Tags, scheme, spelling)
                    .Select(span => (Words[word + span.Start].Start, Words[word + span.End - 1].End, span.Type)));
        }
    }

    public List<(int Start, int End)> Tokens { get; } = [];

    public List<(int Start, int End)> Sentences { get; } = [];

    public List<AlignedWord> Words { get; } = [];

    public List<(int Start, int End, string Type)> Spans { get; } = [];

    /// <summary>Where the characters of another text differ, in words; null if they are the same.</summary>
    public string? DifferenceTo(AlignedText other)
    {
        var (here, there) = (_characters.ToString(), other._characters.ToString());
        var same = here.AsSpan().CommonPrefixLength(there);
        return same == here.Length && same == there.Length ? null
            : $"the texts differ after {same} characters without blanks, {Next(there, same)} and not "
                + $"{Next(here, same)}, but sentences of the same text were expected";
    }

    private void Add(TaggedSentence sentence)
    {
        if (sentence.Written is not { } written)
        {
            for (var i = 0; i < sentence.Tokens.Count; i++)
                AddToken(sentence.Tokens[i], sentence, i, 1);
            return;
        }
        foreach (var (span, first, words) in written.Numbered())
            AddToken(span.In(written.Text), sentence, first, words);
    }

    private void AddToken(ReadOnlySpan<char> token, TaggedSentence sentence, int first, int words)
    {
        var start = _characters.Length;
        foreach (var c in token)
        {
            if (!TextBlanks.IsBlank(c))
                _characters.Append(c);
        }
        Tokens.Add((start, _characters.Length));
        for (var i = first; i < first + words; i++)
            Words.Add(new(
                start, _characters.Length, sentence.Tokens[i].ToLowerInvariant(), sentence.Tags[i], words > 1));
    }

    private static string Next(string text, int at) =>
        at == text.Length ? "at the end" : $"with {Quoted.Cell(text.Substring(at, Math.Min(Shown, text.Length - at)))}";
}
