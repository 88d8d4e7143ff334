using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say how files of labelled texts are written.</summary>
internal sealed class TextFileChoices
{
    public IEnumerable<Option> All => [];

    public LabelledTextOptions Read(ParseResult parsed) => new();

    public static Option<string?> Encoding() => new("--encoding");
}
