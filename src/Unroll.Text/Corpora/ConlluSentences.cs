using System.Globalization;
using System.Text;

namespace Unroll.Text;

/// <summary>CoNLL-U: ten tab-separated fields, one word per line, and a blank line after each sentence.</summary>
internal static class ConlluSentences
{
    public static IEnumerable<TaggedSentence> Read(IEnumerable<TextLine> lines, string name, ConlluColumn column)
    {
        var sentence = new OpenSentence();
        foreach (var line in lines)
        {
            if (line.Text.StartsWith('#'))
                continue;
            if (line.Text.Length == 0)
            {
                if (sentence.End() is { } whole)
                    yield return whole;
                continue;
            }
            var place = new Place(name, line.Number);
            var fields = line.Text.Split('\t');
            if (fields.Length != ConlluColumn.Fields)
                throw place.Error(
                    $"{(fields.Length == 1 ? "1 field" : $"{fields.Length} fields")}, but {ConlluColumn.Fields} with "
                    + "tabs between were expected");
            if (!IsWord(fields[0], sentence.Count, place))
                continue;
            if (fields[1].Length == 0)
                throw place.Error("the word's form is empty; every word has one");
            var tag = CheckedTag.Of(fields[column.Index], place);
            if (column.Missing(tag) is { } missing)
                throw place.Error(missing);
            sentence.Add(fields[1], tag, line, name);
        }
        if (sentence.End() is { } last)
            yield return last;
    }

    /// <summary>Adds a sentence: words with their numbers and tags, and <c>_</c> in the other fields.</summary>
    /// <exception cref="ArgumentException">The format cannot hold a token or tag.</exception>
    public static void Append(StringBuilder text, TaggedSentence sentence, ConlluColumn column)
    {
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            var (token, tag) = (sentence.Tokens[at], sentence.Tags[at]);
            if (token.AsSpan().ContainsAny("\t\r\n\0"))
                throw new ArgumentException($"the token {Quoted.Cell(token)} holds a tab, a line end or a NUL, which "
                    + "conllu cannot have in one; take it out");
            if (column.Missing(tag) is { } missing)
                throw new ArgumentException(missing);
            text.Append(CultureInfo.InvariantCulture, $"{at + 1}\t{token}");
            for (var field = 2; field < ConlluColumn.Fields; field++)
                text.Append('\t').Append(field == column.Index ? tag : ConlluColumn.None);
            text.Append('\n');
        }
        text.Append('\n');
    }

    /// <summary>
    /// Whether an ID is that of the next word, and not a range of words, written as one token, or an empty node, which
    /// is not written at all.
    /// </summary>
    private static bool IsWord(string id, int words, Place place)
    {
        if (Number(id) == words + 1)
            return true;
        var divided = id.AsSpan().IndexOfAny('-', '.');
        if (divided > 0)
        {
            var (first, second) = (Number(id.AsSpan(0, divided)), Number(id.AsSpan(divided + 1)));
            if (id[divided] == '-' ? first == words + 1 && second >= first : first == words && second > 0)
                return false;
        }
        throw place.Error(
            $"the ID is {Quoted.Cell(id)}, but {words + 1} was expected: the words of a sentence count from 1, and a "
            + "blank line ends it");
    }

    private static int? Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
