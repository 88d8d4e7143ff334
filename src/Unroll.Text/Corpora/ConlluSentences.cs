using System.Globalization;
using System.Text;

namespace Unroll.Text;

/// <summary>CoNLL-U: ten tab-separated fields, one word per line, and a blank line after each sentence.</summary>
internal static class ConlluSentences
{
    public static IEnumerable<TaggedSentence> Read(
        IEnumerable<TextLine> lines, string name, ConlluColumn column, Action<string>? notice)
    {
        var (sentence, writing) = (new OpenSentence(), new ConlluWriting());
        foreach (var line in lines)
        {
            if (line.Text.StartsWith('#'))
            {
                writing.AddComment(line.Text);
                continue;
            }
            if (line.Text.Length == 0)
            {
                if (sentence.End() is { } whole)
                    yield return writing.End(whole);
                continue;
            }
            var place = new Place(name, line.Number);
            var fields = line.Text.Split('\t');
            if (fields.Length != ConlluColumn.Fields)
                throw place.Error(
                    $"{(fields.Length == 1 ? "1 field" : $"{fields.Length} fields")}, but {ConlluColumn.Fields} with "
                    + "tabs between were expected");
            if (!IsWord(fields[0], sentence.Count, place, out var last))
            {
                if (last > 0)
                    writing.AddRange(sentence.Count + 1, last, fields);
                continue;
            }
            if (fields[1].Length == 0)
                throw place.Error("the word's form is empty; every word has one");
            var tag = CheckedTag.Of(fields[column.Index], place);
            if (column.Missing(tag) is { } missing)
                throw place.Error(missing);
            sentence.Add(fields[1], tag, line, name);
            writing.AddWord(sentence.Count, fields);
        }
        if (sentence.End() is { } end)
            yield return writing.End(end);
        writing.Say(name, notice);
    }

    /// <summary>
    /// Adds a sentence: words with their numbers and tags, and <c>_</c> in the other fields; if it is known how the
    /// sentence is written, also its text, its multiword tokens, and where no blank follows a token.
    /// </summary>
    /// <exception cref="ArgumentException">The format cannot hold a token or tag.</exception>
    public static void Append(StringBuilder text, TaggedSentence sentence, ConlluColumn column)
    {
        foreach (var token in sentence.Tokens)
        {
            if (token.AsSpan().ContainsAny("\t\r\n\0"))
                throw new ArgumentException($"the token {Quoted.Cell(token)} holds a tab, a line end or a NUL, which "
                    + "conllu cannot have in one; take it out");
        }
        if (sentence.Tags.Select(column.Missing).FirstOrDefault(one => one is not null) is { } missing)
            throw new ArgumentException(missing);
        if (sentence.Written is null)
        {
            for (var at = 0; at < sentence.Tokens.Count; at++)
                AppendWord(at, ConlluColumn.None);
        }
        else
        {
            ConlluLines.Append(text, sentence.Written, AppendWord);
        }
        text.Append('\n');

        void AppendWord(int at, string misc) => ConlluLines.Append(
            text, $"{at + 1}", sentence.Tokens[at], misc, column.Index, sentence.Tags[at]);
    }

    /// <summary>
    /// Whether an ID is that of the next word, and not a range of words, written as one token, or an empty node, which
    /// is not written at all.
    /// </summary>
    /// <param name="last">The last word of a range; else 0.</param>
    private static bool IsWord(string id, int words, Place place, out int last)
    {
        last = 0;
        if (Number(id) == words + 1)
            return true;
        var divided = id.AsSpan().IndexOfAny('-', '.');
        if (divided > 0)
        {
            var (first, second) = (Number(id.AsSpan(0, divided)), Number(id.AsSpan(divided + 1)));
            var isRange = id[divided] == '-';
            if (isRange ? first == words + 1 && second >= first : first == words && second > 0)
            {
                last = isRange ? second!.Value : 0;
                return false;
            }
        }
        throw place.Error(
            $"the ID is {Quoted.Cell(id)}, but {words + 1} was expected: the words of a sentence count from 1, and a "
            + "blank line ends it");
    }

    private static int? Number(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
