using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say how files of tagged sentences are written.</summary>
internal sealed class TaggedFileChoices
{
    private readonly Option<string?> _format = OptionKinds.OneOf(
        "--format", "How tagged sentences are written [by the name's ending].", TaggedFormats.Names);
    private readonly Option<string?> _column = Column();
    private readonly Option<string?> _tokenColumn = TokenColumn();
    private readonly Option<string?> _encoding = TextFileChoices.Encoding();

    public IEnumerable<Option> All => [_format, _column, _tokenColumn, _encoding];

    public TaggedTextOptions Read(ParseResult parsed) => new()
    {
        Format = parsed.GetValue(_format) is { } format ? TaggedFormats.Named(format) : null,
        Column = parsed.GetValue(_column),
        TokenColumn = parsed.GetValue(_tokenColumn),
        Encoding = parsed.GetValue(_encoding),
    };

    /// <summary>The option that names the column of the tags.</summary>
    public static Option<string?> Column() =>
        new("--column")
        {
            Description =
            "The column of the tags: conll's by number, conllu's by name [the last one, upos].",
            HelpName = "N|NAME"
        };

    /// <summary>The option that names the column of the tokens.</summary>
    public static Option<string?> TokenColumn() => new("--token-column")
    {
        Description = "The column of the tokens in conll, by number [the first one].",
        HelpName = "N",
    };
}
