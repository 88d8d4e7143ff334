namespace Unroll.Text;

/// <summary>How labelled texts are written.</summary>
/// <remarks>
/// Without a header, a column can be given by its number, from 1. A header that is one column shorter than the
/// rows lacks the row numbers that R writes in front. White space and invisible characters around a label are
/// removed.
/// </remarks>
public enum TextFormat
{
    /// <summary>
    /// One text per line: <c>label TAB text</c>, the text going to the line's end, including tabs;
    /// <c>text TAB label</c> where only the second of two columns has few different values that recur; or, after a
    /// header, as many columns as the header has. A first line with a usual name for text or label is a header. If each
    /// of the first rows has a quoted field, and quotes occur nowhere else, the fields of all rows may be quoted, as in
    /// <see cref="Csv"/>; R's backslash before a quote is read too.
    /// </summary>
    Tsv,

    /// <summary>
    /// Comma-separated as in RFC 4180, with a header; separated by semicolons if the first line has one before any
    /// comma. Two columns without usual names are label and text, without a header, or text and label as in
    /// <see cref="Tsv"/>.
    /// </summary>
    Csv,

    /// <summary>
    /// One JSON object per line, with properties for text and label. A label that is a number is taken as it is
    /// written, so 1 and 1.0 are different. It may be the one element of an array, as doccano and prodigy
    /// (<c>accept</c>) write it; objects with an empty array, and those that prodigy's annotator rejected or ignored
    /// (<c>answer</c>), are left out.
    /// </summary>
    JsonLines,

    /// <summary>
    /// A folder with one file per class and one text per line; hidden files and folders are ignored. The label is the
    /// part of the file's name that differs from the others: names with dots must share their beginning or their
    /// ending, so that a stray file does not change the labels of the others. README, LICENSE and the like are left
    /// out.
    /// </summary>
    Classes,

    /// <summary>One text per line with a word <c>__label__x</c>, whose label is x, as fastText reads it.</summary>
    FastText,

    /// <summary>One text per line after its label, which is the line's first word.</summary>
    LabelText,
}
