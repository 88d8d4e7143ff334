using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say how files of labelled texts are written.</summary>
internal sealed class TextFileChoices
{
    private readonly Option<string?> _format = OptionKinds.OneOf("--format",
        "How labelled texts are written [by the name's ending: .csv, .jsonl, a folder of a file for each class, "
        + "lines with __label__, else tsv].", TextFormats.Names);
    private readonly Option<string?> _text = Text();
    private readonly Option<string?> _label = Label();
    private readonly Option<string?> _encoding = Encoding();

    public IEnumerable<Option> All => [_format, _text, _label, _encoding];

    public LabelledTextOptions Read(ParseResult parsed) => new()
    {
        Format = parsed.GetValue(_format) is { } format ? TextFormats.Named(format) : null,
        TextColumn = parsed.GetValue(_text),
        LabelColumn = parsed.GetValue(_label),
        Encoding = parsed.GetValue(_encoding),
    };

    /// <summary>The option that names the column of the texts.</summary>
    public static Option<string?> Text() => new("--text")
    {
        Description = "The column of the text, by its name, or by its number if there is no header [by usual names].",
        HelpName = "NAME|N",
    };

    /// <summary>The option that names the column of the labels.</summary>
    public static Option<string?> Label() => new("--label")
    {
        Description = "The column of the label, likewise [by usual names].",
        HelpName = "NAME|N",
    };

    /// <summary>The option that names a file's encoding.</summary>
    public static Option<string?> Encoding() => OptionKinds.Parsed(
        "--encoding", "NAME", "The files' encoding, such as latin1, gb18030 or utf-16 [utf-8].", name =>
    {
        TextEncodings.Named(name);
        return name;
    });
}
