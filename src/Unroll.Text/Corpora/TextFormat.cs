namespace Unroll.Text;

/// <summary>How labelled texts are written down.</summary>
public enum TextFormat
{
    /// <summary>
    /// A text a line: <c>label TAB text</c>, the text going to the line's end, tabs and all; or, behind a header, as many columns as the header has.
    /// </summary>
    Tsv,

    /// <summary>
    /// Comma-separated, as RFC 4180 has it, with a header; semicolons where the first line has those and no comma. Two columns without known names are label and text, without a header.
    /// Spaces around a label are no part of it.
    /// </summary>
    Csv,

    /// <summary>A JSON object a line, of which two properties are text and label.</summary>
    JsonLines,

    /// <summary>A folder with a file a class, of which each line is a text. The label is what the file's name does not share with the others'.</summary>
    Classes,
}
