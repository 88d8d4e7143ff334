using Spectre.Console;
using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>
/// A line for each text: label, probability and text, words in colour or with their weights where they are explained.
/// </summary>
internal sealed class ReadablePredictionView(Terminal terminal) : IPredictionView
{
    /// <summary>Words named where there is no colour.</summary>
    private const int WordsNamed = 8;

    /// <summary>Cells of a map's line where there is no terminal.</summary>
    private const int MapWidth = 100;

    private readonly IAnsiConsole? _console = terminal.IsInteractive
        ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Output) }) : null;

    public void Show(string[] texts, Prediction[] predictions)
    {
        using var lines = new StringWriter(); // one write for all, as each may reach the system by itself
        for (var i = 0; i < texts.Length; i++)
            lines.WriteLine($"{Answer(predictions[i])}\t{DataLine.Field(texts[i])}");
        Write(lines);
    }

    /// <remarks>In the format that the tagger was trained on; a text without a token gives an empty line.</remarks>
    public void Show(IReadOnlyList<TaggedText> tagged, SequenceTagger tagger)
    {
        var options = tagger.Options;
        using var lines = new StringWriter { NewLine = "\n" };
        var writer = new TaggedTextWriter(
            lines, options.Format, options.Format == TaggedFormat.Conllu ? options.Column : null);
        try
        {
            foreach (var one in tagged)
                Write(one, writer, lines);
        }
        finally
        {
            Write(lines);
        }
    }

    public void Show(string text, IReadOnlyList<TagSequence> best, SequenceTaggerOptions options)
    {
        using var lines = new StringWriter();
        foreach (var (sentence, probability) in best)
            lines.WriteLine($"{probability:F4}\t{DataLine.Field(TaggedLine.Of(sentence, options))}");
        if (best.Count == 0)
            lines.WriteLine();
        Write(lines);
    }

    /// <remarks>
    /// A line for each text, or for each translation where a list was asked for: ln p, a tab and the translation. What
    /// was not read of a text is said on standard error, as the lines have no room for it.
    /// </remarks>
    public void Show(string[] texts, IReadOnlyList<Translation>[] best, bool isList, bool showsAttention)
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
                Draw(alignment, lines);
        }
        Write(lines);
        foreach (var (text, _) in texts.Zip(best).Where(entry => entry.Second[0].IsSourceCut))
            Notices.To(terminal, json: false)(
                $"{Quoted.Cell(text)} has more than {Translator.MaximumTokens:N0} tokens, of which the first were "
                + "translated; cut it into sentences");
    }

    public void Show(string text, Explanation explanation)
    {
        if (_console is { Profile.Capabilities.ColorSystem: not ColorSystem.NoColors })
        {
            terminal.Output.Write($"{Quoted.Lines(Answer(explanation.Prediction))}\t");
            terminal.Output.Flush();
            _console.Write(Coloured(text, explanation));
            _console.WriteLine();
            return;
        }
        // The words that weigh most, for or against; equal ones in the text's order.
        var words = explanation.Words
            .OrderByDescending(word => MathF.Abs(word.Weight))
            .Take(WordsNamed)
            .Select(word => $"{DataLine.Field(word.Text)} {word.Weight:+0.00;-0.00;0.00}");
        using var line = new StringWriter();
        line.WriteLine($"{Answer(explanation.Prediction)}\t{DataLine.Field(text)}\t{string.Join(", ", words)}");
        Write(line);
    }

    /// <summary>The map behind the lines so far: in grey where someone looks on, else in block characters.</summary>
    private void Draw(Alignment alignment, StringWriter lines)
    {
        if (_console is { Profile.Capabilities.ColorSystem: not ColorSystem.NoColors })
        {
            Write(lines);
            terminal.Output.Flush();
            lines.GetStringBuilder().Clear();
            _console.Write(AttentionMap.Shaded(alignment, _console.Profile.Width));
            return;
        }
        foreach (var line in AttentionMap.Lines(alignment, _console?.Profile.Width ?? MapWidth))
            lines.WriteLine(line);
    }

    private static void Write(TaggedText tagged, TaggedTextWriter writer, StringWriter lines)
    {
        if (tagged.Tokens.Count == 0)
        {
            lines.WriteLine();
            return;
        }
        try
        {
            writer.Write(tagged.ToSentence());
        }
        catch (ArgumentException failure)
        {
            throw new InvalidDataException($"the answer to {Quoted.Cell(tagged.Text)} cannot be written: "
                + $"{PlainMessage.Of(failure)}, or use --json, which holds every token", failure);
        }
    }

    /// <summary>Writes lines as they are; a terminal is shown, and does not obey, what would steer it.</summary>
    private void Write(StringWriter lines)
    {
        if (terminal.IsInteractive)
            terminal.Output.Write(Quoted.Lines(lines.ToString()));
        else
            terminal.Output.Write(lines.GetStringBuilder());
    }

    private static string Answer(Prediction prediction) => $"{prediction.Label}\t{(float)prediction.Probability:F4}";

    /// <summary>
    /// Green for what spoke for the answer, red for what spoke against it, the stronger the more; the heaviest word is
    /// at full strength.
    /// </summary>
    private static Paragraph Coloured(string text, Explanation explanation)
    {
        var heaviest = explanation.Words.Select(word => MathF.Abs(word.Weight)).DefaultIfEmpty(0).Max();
        var paragraph = new Paragraph();
        var at = 0;
        foreach (var word in explanation.Words)
        {
            var strength = heaviest > 0 ? MathF.Abs(word.Weight) / heaviest : 0;
            var light = (byte)(40 + 160 * strength);
            var background = strength < 0.1f ? Color.Default : word.Weight > 0 ? new Color(0, light, 0)
                : new Color(light, 0, 0);
            paragraph.Append(Shown(text[at..word.Span.Start]));
            paragraph.Append(Shown(word.Text), new Style(strength < 0.1f ? Color.Default : Color.White, background));
            at = word.Span.End;
        }
        return paragraph.Append(Shown(text[at..]));

        static string Shown(string part) => Quoted.OneLine(DataLine.Field(part));
    }
}
