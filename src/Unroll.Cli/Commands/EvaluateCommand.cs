using System.CommandLine;
using Unroll.Cli.Options;
using Unroll.Cli.Tasks;

namespace Unroll.Cli.Commands;

/// <summary><c>evaluate MODEL DATA</c>: scores a model on data with the right answers.</summary>
internal sealed class EvaluateCommand : Command
{
    public const string Summary = "Measure a model on data with the right answers.";

    private readonly Argument<string> _model = CommandOptions.FileArgument("MODEL", "The model file.");
    private readonly Argument<string> _data = CommandOptions.FileArgument(
        "DATA", "Data with the right answers, as train reads them.");
    private readonly GivenOptions _given;
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = CommandOptions.Flag("--json", "Print a JSON object.");

    public EvaluateCommand(KnownTasks tasks, Terminal terminal)
        : base("evaluate", Summary)
    {
        _given = new(tasks.All.SelectMany(task => task.EvaluateOptions));
        Add(_model);
        Add(_data);
        foreach (var option in (Option[])[.. _given.All, _threads, _json])
            Add(option);
        SetAction(parsed => Run(parsed, tasks, terminal));
    }

    private int Run(ParseResult parsed, KnownTasks tasks, Terminal terminal)
    {
        using var threads = ThreadLimit.Set(parsed.GetValue(_threads));
        var (path, data, given, json) = (
            parsed.GetRequiredValue(_model), parsed.GetRequiredValue(_data), _given.Read(parsed),
            parsed.GetValue(_json));
        var (task, model) = tasks.Load(path, task => task.EvaluateOptions, given);
        var notice = Notices.To(terminal, json, tasks.Flags);
        task.Evaluate(model, data, new Request(given, terminal, json, notice, [path, data]));
        return ExitCode.Success;
    }
}
