using System.CommandLine;
using Unroll.Cli.Options;
using Unroll.Cli.Tasks;

namespace Unroll.Cli.Commands;

/// <summary><c>evaluate MODEL DATA</c>: scores a model on data with the right answers.</summary>
internal sealed class EvaluateCommand : Command
{
    private readonly Argument<string> _model = CommandOptions.FileArgument("MODEL", "The model file.");
    private readonly Argument<string> _data = CommandOptions.FileArgument(
        "DATA", "Labelled texts, tagged sentences, or sentences to translate.");
    private readonly GivenOptions _given = new(TextTasks.All.SelectMany(task => task.EvaluateOptions));
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = CommandOptions.Flag("--json", "Print a JSON object.");

    public EvaluateCommand(Terminal terminal)
        : base("evaluate",
            "Measure a model on labelled texts, on tagged sentences, or on sentences with their translations.")
    {
        Add(_model);
        Add(_data);
        foreach (var option in (Option[])[.. _given.All, _threads, _json])
            Add(option);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        using var threads = ThreadLimit.Of(parsed.GetValue(_threads));
        var (path, data, given) = (
            parsed.GetRequiredValue(_model), parsed.GetRequiredValue(_data), _given.Read(parsed));
        var (task, model) = TextTasks.Load(path, task => task.EvaluateOptions, given);
        task.Evaluate(model, data, new Request(given, terminal, parsed.GetValue(_json), [path, data]));
        return ExitCode.Success;
    }
}
