using Spectre.Console;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Classification;

/// <summary>
/// One line per text: label, probability and text; with explanations, words in colour or with their weights.
/// </summary>
internal sealed class PredictionText(Terminal terminal)
{
    /// <summary>How many words are listed without colours.</summary>
    private const int WordsNamed = 8;

    private readonly AnswerOutput _output = new(terminal);

    public void Write(string[] texts, Prediction[] predictions)
    {
        using var lines = new StringWriter();
        for (var i = 0; i < texts.Length; i++)
            lines.WriteLine($"{Answer(predictions[i])}\t{DataLine.Field(texts[i])}");
        _output.Write(lines);
    }

    public void Write(string text, Explanation explanation)
    {
        using var line = new StringWriter();
        if (_output.Colours is { } colours)
        {
            line.Write($"{Answer(explanation.Prediction)}\t");
            _output.Begin(line);
            colours.Write(Coloured(text, explanation));
            colours.WriteLine();
            return;
        }
        // The words with the largest weights, for or against; equal ones in the text's order.
        var words = explanation.Words
            .OrderByDescending(word => MathF.Abs(word.Weight))
            .Take(WordsNamed)
            .Select(word => $"{DataLine.Field(word.Text)} {word.Weight:+0.00;-0.00;0.00}");
        line.WriteLine($"{Answer(explanation.Prediction)}\t{DataLine.Field(text)}\t{string.Join(", ", words)}");
        _output.Write(line);
    }

    private static string Answer(Prediction prediction) => $"{prediction.Label}\t{(float)prediction.Probability:F4}";

    /// <summary>
    /// Green for words that support the answer, red for words against it, stronger for larger weights; the largest is
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
