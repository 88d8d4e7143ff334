namespace Unroll.Text;

/// <summary>How labelled texts are written down.</summary>
/// <remarks>
/// A column can be given by its number, from 1, where there is no header. A header that is one column shorter than the
/// rows lacks the rows' numbers, as R writes them in front. White space and invisible characters around a label are no
/// part of it.
/// </remarks>
public enum TextFormat
{
    /// <summary>
    /// A text a line: <c>label TAB text</c>, the text going to the line's end, tabs and all; or, behind a header, as
    /// many columns as the header has. A first line with a usual name for text or label is a header. Where each of the
    /// first rows has a field in quotes, and quotes stand nowhere else, the fields of all rows may be in quotes, as in
    /// <see cref="Csv"/>; R's quotes behind a backslash are read too.
    /// </summary>
    Tsv,

    /// <summary>
    /// Comma-separated, as RFC 4180 has it, with a header; by semicolons where the first line has one before any comma.
    /// Two columns without usual names are label and text, without a header.
    /// </summary>
    Csv,

    /// <summary>
    /// A JSON object a line, of which two properties are text and label. A label that is a number is taken as it is
    /// written, so that 1 and 1.0 are two. It may be the one element of an array, as doccano and prodigy
    /// (<c>accept</c>) write it; objects with an empty one, and those that prodigy's annotator rejected or ignored
    /// (<c>answer</c>), are left out.
    /// </summary>
    JsonLines,

    /// <summary>
    /// A folder with a file a class, of which each line is a text; hidden files and folders are none. The label is what
    /// the file's name does not share with the others': names with dots must share their beginning or their ending, so
    /// that a file that is no class does not change the labels of the others. README, LICENSE and the like are left
    /// out.
    /// </summary>
    Classes,

    /// <summary>A text a line with a word <c>__label__x</c>, whose label is x: as fastText reads it.</summary>
    FastText,
}
