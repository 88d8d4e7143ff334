using System.CommandLine;
using System.CommandLine.Parsing;
using Unroll.Cli.Classification;
using Unroll.Cli.Commands;
using Unroll.Cli.Gates;
using Unroll.Cli.Labs;
using Unroll.Cli.Tagging;
using Unroll.Cli.Translation;

namespace Unroll.Cli;

/// <summary>From arguments to an exit code. Whatever goes wrong ends in one sentence on standard error.</summary>
internal static class CommandLine
{
    private const string LabSummary = "Experiments that show what the parts of a model are good for.";

    // A text that begins with @ is a text, not a file of arguments.
    private static readonly ParserConfiguration Parsing =
        new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>All tasks: whoever adds one names it here.</summary>
    public static KnownTasks Tasks { get; } = new(new ClassifyTask(), new TagTask(), new TranslateTask());

    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        var json = args.TakeWhile(argument => argument != "--").Contains("--json");
        try
        {
            var code = Parse(args, terminal).Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            });
            return code != ExitCode.Interrupted && terminal.OutputFailure() is { } reason
                ? throw new IOException($"standard output could not be written: {reason}; "
                    + "send it to a file or a program that takes it")
                : code;
        }
        catch (Exception failure)
        {
            var (code, sentence) = Failures.Explain(failure);
            Failures.Print(sentence, json, terminal.Error, Tasks.Flags);
            return code;
        }
    }

    /// <exception cref="UsageException">No command takes these arguments.</exception>
    internal static ParseResult Parse(IReadOnlyList<string> args, Terminal terminal)
    {
        var parsed = Root(args, terminal).Parse(args, Parsing);
        // Help and version are printed whatever else is wrong.
        return parsed.Action is not { ClearsParseErrors: true } && Problem(parsed) is { } problem
            ? throw new UsageException($"{problem}; '{CommandName(parsed)} --help' shows what can be given")
            : parsed;
    }

    private static RootCommand Root(IReadOnlyList<string> args, Terminal terminal)
    {
        var asked = args.FirstOrDefault(argument => !argument.StartsWith('-'));
        var root = new RootCommand("Recurrent networks for sequences: train a model on text, measure it, use it.");
        // Making all options takes longer than a prediction: only the command that is asked for gets its own.
        foreach (var (name, summary, make) in ((string, string, Func<Command>)[])
        [
            ("train", TrainCommand.Summary, () => TrainCommand.OfAll(Tasks, terminal)),
            ("evaluate", EvaluateCommand.Summary, () => new EvaluateCommand(Tasks, terminal)),
            ("predict", PredictCommand.Summary, () => new PredictCommand(Tasks, terminal)),
            ("inspect", InspectCommand.Summary, () => new InspectCommand(terminal)),
            ("lab", LabSummary, () => Lab(terminal)),
        ])
            root.Add(asked is null || name == asked ? make() : new Command(name, summary));
        root.Directives.Clear(); // a text may begin with [
        return root;
    }

    private static Command Lab(Terminal terminal) => new("lab", LabSummary)
    {
        new LabAttentionCommand(terminal),
        new LabGatesCommand(terminal),
        new LabGradientsCommand(terminal),
    };

    private static string? Problem(ParseResult parsed)
    {
        string[] commands = [.. parsed.CommandResult.Command.Subcommands.Select(command => command.Name)];
        if (commands.Length > 0 && (parsed.UnmatchedTokens.Count > 0 || parsed.Errors.Count > 0))
            return $"{(parsed.UnmatchedTokens is [var unknown, ..] ? Quoted.Cell(unknown) : "nothing")} was given "
                + "where a command was expected: "
                + $"{(commands.Length > 1 ? $"{string.Join(", ", commands[..^1])} or " : "")}{commands[^1]}";
        var options = parsed.CommandResult.Children.OfType<OptionResult>()
            .Where(option => option.Option.Arity.MaximumNumberOfValues > 0);
        if (options.FirstOrDefault(option => option.IdentifierTokenCount > 1) is { } repeated)
            return $"{repeated.Option.Name} was given {repeated.IdentifierTokenCount} times, but once was expected";
        if (parsed.Errors is [var error, ..])
            return error.Message.TrimEnd('.');
        // System.CommandLine takes an unknown option as the value of an argument, if one is missing.
        var behindDashes = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Count() - 1;
        var values = parsed.CommandResult.Command.Arguments
            .SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? [])
            .Select(token => token.Value)
            .ToArray();
        var swallowed = values.SkipLast(Math.Max(0, behindDashes))
            .FirstOrDefault(value => value.Length > 1 && value[0] == '-');
        return swallowed is null
            ? null
            : $"there is no option {Quoted.Cell(swallowed)} (a text that begins with a dash goes after --)";
    }

    private static string CommandName(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? result = parsed.CommandResult; result is CommandResult { Command: not RootCommand } command;
            result = command.Parent)
            names.Insert(0, command.Command.Name);
        return string.Join(' ', ["unroll", .. names]);
    }
}
