using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>
/// The options that say how a file is written that a model of any task is measured by. What is another task's is
/// refused.
/// </summary>
internal sealed class EvaluatedFileChoices
{
    private readonly Option<string?> _format = OptionKinds.OneOf("--format",
        "How the file is written [as the model's training data, or by the name's ending].",
        TextFormats.Names.Union(TaggedFormats.Names));
    private readonly Option<string?> _text = TextFileChoices.Text();
    private readonly Option<string?> _label = TextFileChoices.Label();
    private readonly Option<string?> _column = TaggedFileChoices.Column();
    private readonly Option<string?> _tokenColumn = TaggedFileChoices.TokenColumn();
    private readonly Option<string?> _target = OptionKinds.File(
        "--target", "The file of the translations, where DATA has the sentences alone.");
    private readonly Option<string?> _encoding = TextFileChoices.Encoding();

    public IEnumerable<Option> All => [_format, _text, _label, _column, _tokenColumn, _target, _encoding];

    /// <exception cref="UsageException">An option is a tagger's.</exception>
    public LabelledTextOptions ReadTexts(ParseResult parsed)
    {
        Refuse(parsed, "the model classifies texts", _column, _tokenColumn, _target);
        return new LabelledTextOptions
        {
            Format = Format(parsed, "the model classifies texts", TextFormats.Names) is { } format
                ? TextFormats.Named(format) : null,
            TextColumn = parsed.GetValue(_text),
            LabelColumn = parsed.GetValue(_label),
            Encoding = parsed.GetValue(_encoding),
        };
    }

    /// <param name="trained">What the model was trained with, which holds where nothing else is said.</param>
    /// <exception cref="UsageException">An option is a classifier's.</exception>
    public TaggedTextOptions ReadSentences(ParseResult parsed, SequenceTaggerOptions trained)
    {
        Refuse(parsed, "the model tags sentences", _text, _label, _target);
        var format = Format(parsed, "the model tags sentences", TaggedFormats.Names) is { } name
            ? TaggedFormats.Named(name) : trained.Format;
        return new TaggedTextOptions
        {
            Format = format,
            Column = parsed.GetValue(_column) ?? (format == trained.Format ? trained.Column : null),
            Tokens = trained.Tokens,
            TokenColumn = parsed.GetValue(_tokenColumn) ?? (format == trained.Format ? trained.TokenColumn : null),
            Encoding = parsed.GetValue(_encoding),
        };
    }

    /// <exception cref="UsageException">An option is another task's.</exception>
    public ParallelTextOptions ReadPairs(ParseResult parsed)
    {
        Refuse(parsed, "the model translates sentences", _format, _text, _label, _column, _tokenColumn);
        return new ParallelTextOptions { Encoding = parsed.GetValue(_encoding) };
    }

    /// <summary>The file of the translations, where they have one.</summary>
    public string? ReadTarget(ParseResult parsed) => parsed.GetValue(_target);

    private string? Format(ParseResult parsed, string what, IReadOnlyList<string> names) =>
        parsed.GetValue(_format) is not { } format || names.Contains(format)
        ? parsed.GetValue(_format)
        : throw new UsageException($"--format is {Quoted.Cell(format)}, but {what}; "
            + $"expected {string.Join(", ", names.SkipLast(1))} or {names[^1]}");

    private static void Refuse(ParseResult parsed, string what, params IEnumerable<Option<string?>> options)
    {
        if (options.FirstOrDefault(option => parsed.GetValue(option) is not null) is { } given)
            throw new UsageException($"{given.Name} was given, but {what}; leave it out");
    }
}
