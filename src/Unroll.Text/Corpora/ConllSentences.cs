using System.Text;

namespace Unroll.Text;

/// <summary>One token per line, in columns, and a blank line after each sentence.</summary>
internal static class ConllSentences
{
    public static IEnumerable<TaggedSentence> Read(
        IEnumerable<TextLine> lines, string name, ConllColumn tokens, ConllColumn tags)
    {
        using var ahead = new LinesAhead(lines);
        var layout = new ConllLayout(tokens, tags);
        layout.Learn(ahead.First, name);
        var sentence = new OpenSentence();
        foreach (var line in ahead.All())
        {
            var cells = layout.Cells(line.Text);
            if (cells.Length == 0 || layout.IsDocument(cells))
            {
                if (sentence.End() is { } whole)
                    yield return whole;
                continue;
            }
            if (sentence.Count == 0 && layout.IsComment(line.Text, cells))
                continue;
            var (token, tag) = layout.Of(cells, new Place(name, line.Number));
            sentence.Add(token, tag, line, name);
        }
        if (sentence.End() is { } last)
            yield return last;
    }

    /// <summary>
    /// Adds a sentence: token, space, tag; or with a tab if one of the two contains a space, or if the token must not
    /// look like a comment.
    /// </summary>
    /// <exception cref="ArgumentException">The format cannot hold a token or tag.</exception>
    public static void Append(StringBuilder text, TaggedSentence sentence)
    {
        foreach (var (at, (token, tag)) in sentence.Tokens.Zip(sentence.Tags).Index())
        {
            if (ConllLayout.IsDocumentStart(token))
                throw new ArgumentException($"the token {token} stands for a new document in conll; leave it out");
            if (at == 0 && ConllLayout.IsLikeComment(token))
                throw new ArgumentException($"the token {Quoted.Cell(token)} begins as a comment does in conll, with "
                    + "a number sign and a space; take the space out");
            if (token.AsSpan().ContainsAny("\t\r\n\0"))
                throw new ArgumentException($"the token {Quoted.Cell(token)} holds a tab, a line end or a NUL, which "
                    + "conll cannot have in one; take it out");
            if (tag.StartsWith(' ') || tag.EndsWith(' '))
                throw new ArgumentException(
                    $"the tag {Quoted.Cell(tag)} begins or ends with a space, which is no part of a tag in conll; "
                    + "take it away");
            var needsTab = token.StartsWith('#') || token.Contains(' ', StringComparison.Ordinal)
                || tag.Contains(' ', StringComparison.Ordinal);
            text.Append(token).Append(needsTab ? '\t' : ' ').Append(tag).Append('\n');
        }
        text.Append('\n');
    }
}
