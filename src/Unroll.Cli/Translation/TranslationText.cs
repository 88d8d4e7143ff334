using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// One line per text, or per translation if a list was requested: ln p, a tab and the translation.
/// </summary>
internal sealed class TranslationText(Terminal terminal, Action<string> notice)
{
    private readonly AnswerOutput _output = new(terminal);

    /// <remarks>Texts that were cut are reported on standard error, as the lines have no place for it.</remarks>
    public void Write(string[] texts, IReadOnlyList<Text.Translation>[] best, bool isList, bool showsAttention)
    {
        using var lines = new StringWriter();
        foreach (var list in best)
        {
            foreach (var one in list)
            {
                lines.WriteLine(isList
                    ? $"{one.LogProbability:F4}\t{DataLine.Field(one.Text)}"
                    : DataLine.Whole(one.Text));
            }
            if (showsAttention && list[0].Alignment is { } alignment)
                _output.Draw(lines, width => AttentionMap.Rows(alignment, width));
        }
        _output.Write(lines);
        foreach (var (text, _) in texts.Zip(best).Where(entry => entry.Second[0].IsSourceCut))
            notice(
                $"{Quoted.Cell(text)} has more than {Translator.MaximumTokens:N0} tokens, of which the first were "
                + "translated; cut it into sentences");
    }
}
