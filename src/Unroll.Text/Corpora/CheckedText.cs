namespace Unroll.Text;

/// <summary>The rules that hold for a labelled text in every format.</summary>
internal static class CheckedText
{
    public static LabelledText Of(string label, string text, Place place)
    {
        if (LabelFault(label) is { } fault)
            throw place.Error(fault);
        if (string.IsNullOrWhiteSpace(text))
            throw place.Error("the text is empty; leave out what has no text");
        return new LabelledText(label, text);
    }

    /// <summary>What is wrong with a label; null where nothing is.</summary>
    public static string? LabelFault(string label)
    {
        if (string.IsNullOrWhiteSpace(label))
            return "the label is empty; give every text a label";
        // Labels are printed a line each, and name what a model knows: one over several lines comes from a quote that is missing.
        return label.Any(char.IsControl) ? $"the label {Quoted.Cell(label)} holds a control character, but a name on one line was expected" : null;
    }
}
