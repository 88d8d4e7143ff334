using System.CommandLine;

namespace Unroll.Cli.Options;

/// <summary>Options of a command whose values the tasks read.</summary>
internal sealed class GivenOptions
{
    private readonly (TextOption Text, Option<string?> Option)[] _options;

    /// <param name="options">The options; several of the same name become one, which has the forms of all.</param>
    public GivenOptions(IEnumerable<TextOption> options) =>
        _options = [.. options.GroupBy(option => option.Flag).Select(Merged).Select(one => (one, one.ToOption()))];

    /// <summary>The options, to be added to the command.</summary>
    public IEnumerable<Option> All => _options.Select(one => one.Option);

    /// <summary>The values that were given, by the options' names without dashes.</summary>
    public IReadOnlyDictionary<string, string> Read(ParseResult parsed) => _options
        .Where(one => parsed.GetResult(one.Option) is { Implicit: false })
        .ToDictionary(one => one.Text.Flag, one => parsed.GetValue(one.Option)!);

    private static TextOption Merged(IGrouping<string, TextOption> options)
    {
        TextOption[] all = [.. options];
        // What does not fit one task's option may fit another's: the task that reads it checks it.
        return all is [var only]
            ? only
            : new TextOption(
                options.Key, string.Join('|', all.SelectMany(one => one.Form.Split('|')).Distinct()), all[0].Help)
            {
                Arity = all[0].Arity,
            };
    }
}
