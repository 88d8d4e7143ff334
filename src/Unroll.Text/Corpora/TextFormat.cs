namespace Unroll.Text;

/// <summary>How labelled texts are written down.</summary>
public enum TextFormat
{
    /// <summary>
    /// A text a line: <c>label TAB text</c>, the text going to the line's end, tabs and all; or, behind a header, as many columns as the header has. A first line with a usual name for text or label is a header.
    /// </summary>
    Tsv,

    /// <summary>
    /// Comma-separated, as RFC 4180 has it, with a header; by semicolons where the first line has one before any comma. Two columns without usual names are label and text, without a header.
    /// Spaces around a label are no part of it.
    /// </summary>
    Csv,

    /// <summary>A JSON object a line, of which two properties are text and label. A label that is a number is taken as it is written, so that 1 and 1.0 are two.</summary>
    JsonLines,

    /// <summary>
    /// A folder with a file a class, of which each line is a text; hidden files and folders are none. The label is what the file's name does not share with the others': names with dots must share their beginning
    /// or their ending, so that a file that is no class does not change the labels of the others.
    /// </summary>
    Classes,
}
