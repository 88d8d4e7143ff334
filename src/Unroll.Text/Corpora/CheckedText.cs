namespace Unroll.Text;

/// <summary>The rules for a labelled text in every format.</summary>
internal static class CheckedText
{
    /// <summary>The text, and the label without invisible characters around it.</summary>
    public static LabelledText Of(string label, string text, Place place)
    {
        var name = CheckedName.Trimmed(label);
        if (LabelFault(name) is { } fault)
            throw place.Error(fault);
        if (string.IsNullOrWhiteSpace(text))
            throw place.Error("the text is empty; leave out what has no text");
        return new LabelledText(name, text);
    }

    /// <summary>What is wrong with a label; null if it is valid.</summary>
    public static string? LabelFault(string? label) => CheckedName.Fault(label, "label", "text");
}
