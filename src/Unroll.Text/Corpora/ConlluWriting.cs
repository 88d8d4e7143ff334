using System.Text;

namespace Unroll.Text;

/// <summary>
/// Collects how a sentence of CoNLL-U stands in its text: from its comments, from the ranges of its multiword tokens,
/// and from SpaceAfter and SpacesAfter in MISC.
/// </summary>
internal sealed class ConlluWriting
{
    private const string TextMark = "# text =";
    private const string ParagraphMark = "# newpar";
    private const string DocumentMark = "# newdoc";
    private const int Misc = 9;

    private readonly List<(string Form, int Words, bool SpaceAfter)> _tokens = [];
    private string? _text;
    private bool _startsParagraph;
    private int _rangeEnd;
    private int _wrong;
    private int _wrongLine;

    public void AddComment(string line)
    {
        if (line.StartsWith(TextMark, StringComparison.Ordinal))
            _text = line[TextMark.Length..].Trim();
        else if (line.StartsWith(ParagraphMark, StringComparison.Ordinal)
            || line.StartsWith(DocumentMark, StringComparison.Ordinal))
            _startsParagraph = true;
    }

    /// <summary>Adds a token that becomes the words with the numbers from the one to the other.</summary>
    public void AddRange(int first, int last, string[] fields)
    {
        if (first > _rangeEnd)
            _tokens.Add((fields[1], last - first + 1, HasSpaceAfter(fields[Misc])));
        _rangeEnd = Math.Max(_rangeEnd, last);
    }

    /// <summary>Adds a word, which is a token unless it is of a range.</summary>
    public void AddWord(int number, string[] fields)
    {
        if (number > _rangeEnd)
            _tokens.Add((fields[1], 1, HasSpaceAfter(fields[Misc])));
    }

    /// <summary>A sentence with how it is written; the next one is open.</summary>
    public TaggedSentence End(TaggedSentence sentence)
    {
        var spans = _text is null ? null : Found(_text);
        var fits = _tokens.Sum(token => (long)token.Words) == sentence.Tokens.Count
            && _tokens.All(token => !string.IsNullOrWhiteSpace(token.Form));
        if (!fits || (_text is not null && spans is null))
        {
            _wrongLine = _wrong == 0 ? sentence.Line : _wrongLine;
            _wrong++;
        }
        var written = fits ? Written(spans) : null;
        (_text, _startsParagraph, _rangeEnd) = (null, false, 0);
        _tokens.Clear();
        return sentence with { Written = written };
    }

    /// <summary>Says how many sentences are not written as they say.</summary>
    public void Say(string name, Action<string>? notice)
    {
        if (_wrong > 0)
            notice?.Invoke(
                $"{Quoted.OneLine(name)}: {_wrong:N0} {(_wrong == 1 ? "sentence does" : "sentences do")} not have the "
                + $"tokens of the # text or of a range, such as the one on line {_wrongLine}; its text is made from "
                + "the tokens");
    }

    private WrittenSentence Written(TokenSpan[]? spans)
    {
        var text = _text;
        if (spans is null)
        {
            spans = new TokenSpan[_tokens.Count];
            var joined = new StringBuilder();
            foreach (var (i, (form, _, _)) in _tokens.Index())
            {
                if (i > 0 && _tokens[i - 1].SpaceAfter)
                    joined.Append(' ');
                spans[i] = new TokenSpan(joined.Length, form.Length);
                joined.Append(form);
            }
            text = joined.ToString();
        }
        return new WrittenSentence(text!, [.. spans.Select((span, i) => new WrittenToken(span, _tokens[i].Words))])
        {
            StartsParagraph = _startsParagraph,
            SpaceAfter = _tokens[^1].SpaceAfter,
        };
    }

    /// <summary>The positions of the tokens in a text; null if they and blanks are not all that it has.</summary>
    private TokenSpan[]? Found(string text)
    {
        var (spans, at) = (new TokenSpan[_tokens.Count], 0);
        foreach (var (i, (form, _, _)) in _tokens.Index())
        {
            at = AfterBlanks(text, at);
            if (!IsAt(text, at, form))
                return null;
            spans[i] = new TokenSpan(at, form.Length);
            at += form.Length;
        }
        return AfterBlanks(text, at) == text.Length ? spans : null;
    }

    private static int AfterBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>Whether a text has a form at a place; any blank is as good as another.</summary>
    private static bool IsAt(string text, int at, string form)
    {
        if (form.Length > text.Length - at)
            return false;
        for (var i = 0; i < form.Length; i++)
        {
            if (text[at + i] != form[i] && !(char.IsWhiteSpace(text[at + i]) && char.IsWhiteSpace(form[i])))
                return false;
        }
        return true;
    }

    private static bool HasSpaceAfter(string misc) => !misc.Split('|').Contains("SpaceAfter=No");
}
