using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Classification;

/// <summary>
/// The scores of a classification: for all texts, for each class, and which class was mistaken for which.
/// </summary>
internal static class ScoreTable
{
    /// <summary>Columns of a confusion table that a terminal has room for.</summary>
    private const int LabelsShown = 12;

    /// <summary>The most classes with one line each.</summary>
    private const int ClassesShown = 100;

    /// <summary>
    /// With more labels than this, the confusion table, which has a number for each pair, is left out of the JSON too.
    /// </summary>
    private const int LabelsInJson = 1000;

    /// <param name="known">The labels that the model knows.</param>
    public static void Write(TextWriter output, ClassificationScores scores, IReadOnlyList<string> known)
    {
        output.WriteLine(
            $"accuracy {scores.Accuracy * 100:F2}% ({scores.Correct:N0} of {Amount.Of(scores.Texts, "text")}), macro "
            + $"F1 {scores.MacroF1 * 100:F2}%");
        if (scores.Texts == 0)
            return;
        output.WriteLine();
        var width = Fitted.Width(scores.Labels, "class");
        output.WriteLine($"{Fitted.Left("class", width)}  precision   recall       F1   texts");
        foreach (var one in scores.Classes.Take(ClassesShown))
            output.WriteLine($"{Fitted.Left(one.Label, width)}  {one.Precision * 100,8:F2}%  "
                + $"{one.Recall * 100,6:F2}%  {one.F1 * 100,6:F2}%  {one.Texts,6:N0}");
        if (scores.Classes.Count > ClassesShown)
            output.WriteLine($"and {scores.Classes.Count - ClassesShown:N0} more, which --json shows");
        if (scores.Labels.Count <= LabelsShown)
            WriteConfusion(output, scores, width);
        ClassScore[] unknown = [.. scores.Classes.Where(one => !known.Contains(one.Label))];
        var texts = unknown.Sum(one => one.Texts);
        if (unknown.Length > 0)
            output.WriteLine($"\ntraining knew no {Quoted.Cells([.. unknown.Select(one => one.Label)])}: "
                + $"{Amount.Of(texts, "text")} of it {(texts == 1 ? "counts as a mistake" : "count as mistakes")}");
    }

    public static void WriteJson(TextWriter output, ClassificationScores scores) => JsonLine.Write(output, writer =>
    {
        foreach (var (name, value) in scores.Values)
            writer.WriteNumber(name, value);
        writer.WriteNumber("correct", scores.Correct);
        writer.WriteNumber("texts", scores.Texts);
        writer.WriteStartArray("classes");
        foreach (var one in scores.Classes)
        {
            writer.WriteStartObject();
            writer.WriteString("label", one.Label);
            writer.WriteNumber("precision", one.Precision);
            writer.WriteNumber("recall", one.Recall);
            writer.WriteNumber("f1", one.F1);
            writer.WriteNumber("texts", one.Texts);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        // A row for each label, in the order of the classes; its columns say how it was predicted.
        writer.WriteStartArray("confusion");
        for (var label = 0; label < scores.Labels.Count && scores.Labels.Count <= LabelsInJson; label++)
        {
            writer.WriteStartArray();
            for (var predicted = 0; predicted < scores.Labels.Count; predicted++)
                writer.WriteNumberValue(scores.Confused(label, predicted));
            writer.WriteEndArray();
        }
        writer.WriteEndArray();
    });

    private static void WriteConfusion(TextWriter output, ClassificationScores scores, int width)
    {
        const int Column = 9;
        var heads = string.Concat(scores.Labels.Select(label => $"  {Fitted.Right(label, Column - 2)}"));
        output.WriteLine("\nrows are the texts' own labels, columns what they were taken for");
        output.WriteLine($"{new string(' ', width)}{heads}");
        for (var label = 0; label < scores.Labels.Count; label++)
        {
            var cells = scores.Labels.Select((_, predicted) => $"{scores.Confused(label, predicted),Column:N0}");
            output.WriteLine($"{Fitted.Left(scores.Labels[label], width)}{string.Concat(cells)}");
        }
    }
}
