using System.CommandLine;
using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Cli.Views;
using Unroll.Text;

namespace Unroll.Cli.Gates;

/// <summary>
/// <c>lab gates MODEL TEXT</c>: gates, memory and hidden state of a model's recurrence while it reads a text.
/// </summary>
internal sealed class LabGatesCommand : Command
{
    private readonly Argument<string> _model = CommandOptions.FileArgument("MODEL", "The model file.");
    private readonly Argument<string> _text = new("TEXT") { Description = "The text that the model reads." };
    private readonly Option<int?> _layer = CommandOptions.Whole("--layer", "Show this layer, from 1 [all].");
    private readonly Option<int?> _units = CommandOptions.Whole(
        "--units", "Show the first N units one by one, not the mean over all.");
    private readonly Option<string?> _plot = CommandOptions.File(
        "--plot", "Also draw it into this file (.svg).");
    private readonly Option<bool> _json = CommandOptions.Flag("--json", "Print a JSON object.");

    public LabGatesCommand(Terminal terminal)
        : base("gates",
            "Show what happens inside a model at each token of a text: the gates, the memory and the hidden state of "
            + "its recurrence, of a translator those of its encoder.")
    {
        Add(_model);
        Add(_text);
        foreach (var option in (Option[])[_layer, _units, _plot, _json])
            Add(option);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var (path, plot) = (parsed.GetRequiredValue(_model), parsed.GetValue(_plot));
        var model = TextModels.Load(path);
        if (plot is not null)
            OutputFile.Check("--plot", "picture", plot, [path]);
        var shown = GatesShown.Of(
            model.Trace(parsed.GetRequiredValue(_text)), parsed.GetValue(_layer), parsed.GetValue(_units));
        if (parsed.GetValue(_json))
            GateJson.Write(terminal.Output, model.Task, shown);
        else
            Print(shown, terminal);
        if (plot is not null)
        {
            terminal.EndsInOrder = true; // once begun, the picture is written to its end
            GatePlot.Of(shown).Write(plot);
        }
        return ExitCode.Success;
    }

    private static void Print(GatesShown shown, Terminal terminal)
    {
        using var lines = new StringWriter();
        var output = new AnswerOutput(terminal);
        output.Draw(lines, width => GateMap.Rows(shown, width));
        output.Write(lines);
    }
}
