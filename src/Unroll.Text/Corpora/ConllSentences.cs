using System.Text;

namespace Unroll.Text;

/// <summary>A token a line with columns, and a blank line behind each sentence.</summary>
internal static class ConllSentences
{
    /// <summary>What CoNLL-2003 puts in a token's place before each document.</summary>
    private const string DocumentStart = "-DOCSTART-";

    public static IEnumerable<TaggedSentence> Read(IEnumerable<TextLine> lines, string name, ConllColumn column)
    {
        var sentence = new OpenSentence();
        (int Count, int Tag, int Line)? columns = null;
        foreach (var line in lines)
        {
            var cells = Cells(line.Text);
            if (cells.Length == 0 || cells[0] == DocumentStart)
            {
                if (sentence.End() is { } whole)
                    yield return whole;
                continue;
            }
            var place = new Place(name, line.Number);
            if (cells.Length < 2)
                throw place.Error("1 column, but 2 at least were expected: a token and its tag");
            if (cells[0].Length == 0)
                throw place.Error("the token in front of the tab is empty; leave out what has no token");
            var (count, tag, first) = columns ??= (cells.Length, column.Index(cells.Length, place), line.Number);
            if (cells.Length != count)
                throw place.Error($"{cells.Length} columns, but {count} were expected, as on line {first}");
            sentence.Add(cells[0], CheckedTag.Of(cells[tag], place), line, name);
        }
        if (sentence.End() is { } last)
            yield return last;
    }

    /// <summary>Adds a sentence: token, space, tag; a tab where one of the two holds a space.</summary>
    /// <exception cref="ArgumentException">The format cannot hold a token or tag.</exception>
    public static void Append(StringBuilder text, TaggedSentence sentence)
    {
        foreach (var (token, tag) in sentence.Tokens.Zip(sentence.Tags))
        {
            if (token == DocumentStart)
                throw new ArgumentException($"the token {DocumentStart} stands for a new document in conll; leave it out");
            if (token.AsSpan().ContainsAny("\t\r\n\0"))
                throw new ArgumentException($"the token {Quoted.Cell(token)} holds a tab, a line end or a NUL, which "
                    + "conll cannot have in one; take it out");
            var separator = token.Contains(' ', StringComparison.Ordinal) || tag.Contains(' ', StringComparison.Ordinal) ? '\t' : ' ';
            text.Append(token).Append(separator).Append(tag).Append('\n');
        }
        text.Append('\n');
    }

    /// <summary>A line's columns; none of a blank line, which may hold spaces and tabs. Other white space may be a token.</summary>
    private static string[] Cells(string line) =>
        !line.AsSpan().ContainsAnyExcept(' ', '\t') ? []
        : line.Contains('\t', StringComparison.Ordinal) ? line.Split('\t')
        : line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
