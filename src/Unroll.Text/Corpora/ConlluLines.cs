using System.Text;

namespace Unroll.Text;

/// <summary>Writes the lines of a sentence of CoNLL-U.</summary>
internal static class ConlluLines
{
    private const int Form = 1;
    private const int Misc = ConlluColumn.Fields - 1;

    /// <summary>Adds the lines of a sentence with its text, its multiword tokens and its words.</summary>
    /// <param name="word">Adds the word of a number, from 0, with its MISC.</param>
    public static void Append(StringBuilder text, WrittenSentence written, Action<int, string> word)
    {
        if (written.StartsParagraph)
            text.Append("# newpar\n");
        text.Append("# text = ").Append(OnOneLine(written.Text.Trim())).Append('\n');
        var tokens = written.Numbered().ToArray();
        foreach (var (i, (span, first, words)) in tokens.Index())
        {
            var hasSpace = i + 1 < tokens.Length ? tokens[i + 1].Span.Start > span.End : written.SpaceAfter;
            var misc = hasSpace ? ConlluColumn.None : "SpaceAfter=No";
            if (words > 1)
                Append(text, $"{first + 1}-{first + words}", OnOneLine(span.In(written.Text).ToString()), misc);
            for (var at = first; at < first + words; at++)
                word(at, words > 1 ? ConlluColumn.None : misc);
        }
    }

    /// <summary>Adds a line.</summary>
    /// <param name="column">The field of the tag, which takes precedence over MISC.</param>
    /// <param name="tag">The tag; null for a multiword token, which has none.</param>
    public static void Append(
        StringBuilder text, string id, string form, string misc, int column = -1, string? tag = null)
    {
        text.Append(id).Append('\t').Append(form);
        for (var field = Form + 1; field < ConlluColumn.Fields; field++)
            text.Append('\t').Append(field == column ? tag : field == Misc ? misc : ConlluColumn.None);
        text.Append('\n');
    }

    /// <summary>A text whose line ends, tabs and other control characters are spaces.</summary>
    private static string OnOneLine(string text) =>
        string.Create(text.Length, text, static (line, text) =>
        {
            for (var i = 0; i < line.Length; i++)
                line[i] = char.IsControl(text[i]) ? ' ' : text[i];
        });
}
