using System.CommandLine;
using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary><c>predict MODEL [TEXT ...] [--input F|-]</c>: a model's answers for texts.</summary>
internal sealed class PredictCommand : Command
{
    public const string Summary = "Ask a model about texts, and print its answer to each.";

    private readonly Argument<string> _model = CommandOptions.FileArgument("MODEL", "The model file.");
    private readonly Argument<string[]> _texts = new("TEXT")
    {
        Description = "Texts to predict.",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string?> _input = CommandOptions.File(
        "--input", "A file with one text per line; - for standard input.");
    private readonly Option<string?> _encoding =
        TextOption.Of(ParallelTextOptions.Declared, new()).First(option => option.Flag == "encoding").ToOption();
    private readonly GivenOptions _given;
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = CommandOptions.Flag("--json", "Print a JSON object for each text.");

    public PredictCommand(KnownTasks tasks, Terminal terminal)
        : base("predict", Summary)
    {
        _given = new(tasks.All.SelectMany(task => task.PredictOptions));
        Add(_model);
        Add(_texts);
        foreach (var option in (Option[])[_input, _encoding, .. _given.All, _threads, _json])
            Add(option);
        SetAction(parsed => Run(parsed, tasks, terminal));
    }

    private int Run(ParseResult parsed, KnownTasks tasks, Terminal terminal)
    {
        var (texts, input, path) = (
            parsed.GetValue(_texts) ?? [], parsed.GetValue(_input), parsed.GetRequiredValue(_model));
        if (texts.Length == 0 == input is null)
            throw new UsageException(
                input is null
                ? "there is no text to predict; give a TEXT or more, or --input FILE, or --input - for standard input"
                : "give either TEXTs or --input, not both");
        if (input is null && parsed.GetValue(_encoding) is not null)
            throw new UsageException("--encoding is of the file of --input, which was not given");
        using var threads = ThreadLimit.Set(parsed.GetValue(_threads));
        var (given, json) = (_given.Read(parsed), parsed.GetValue(_json));
        var (task, model) = tasks.Load(path, task => task.PredictOptions, given);
        var notice = Notices.To(terminal, json, tasks.Flags);
        var predictor = task.Predict(
            model, new Request(given, terminal, json, notice, [path, input is "-" ? null : input]));
        if (input is "-" && terminal.Input is null)
            throw new IOException("standard input is closed, but texts were expected there; pipe them in, "
                + "or give --input FILE");
        var chunks = input is null ? [texts] : LineQueue.Chunks(Lines(input, parsed.GetValue(_encoding), terminal));
        try
        {
            foreach (var chunk in chunks)
            {
                predictor.Show(chunk);
                terminal.Interrupted.ThrowIfCancellationRequested();
                if (terminal.OutputGone.IsCancellationRequested)
                    return ExitCode.ReaderGone;
            }
        }
        catch (Exception failure) when (input is "-" && failure is IOException or UnauthorizedAccessException)
        {
            // The system's message names no file, as there is none.
            throw new IOException($"standard input could not be read: {failure.Message.TrimEnd('.')}; "
                + "pipe texts in, or give --input FILE", failure);
        }
        predictor.End();
        return ExitCode.Success;
    }

    private static IEnumerable<string> Lines(string input, string? encodingName, Terminal terminal)
    {
        var encoding = encodingName is null ? null : TextEncodings.Named(encodingName);
        var lines = input == "-"
            ? TextLines.Read(terminal.Input!, "standard input", encoding)
            : TextLines.Read(input, encoding);
        return lines.Select(line => line.Text);
    }
}
