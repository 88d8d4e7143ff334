using System.CommandLine;
using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>
/// <c>lab attention</c>: the four scores and the model without attention, trained in the same way on the built-in
/// sample, and how well each translates short and long sources.
/// </summary>
internal sealed class LabAttentionCommand : Command
{
    private const int StandardEpochs = 4;

    private readonly Option<int?> _epochs = CommandOptions.Whole(
        "--epochs", $"How often each model goes through the sample [{StandardEpochs}].");
    private readonly Option<ulong?> _seed = CommandOptions.Seed("--seed", "The same seed gives the same figures [1].");
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<string?> _plot = CommandOptions.File(
        "--plot", "Also draw the comparison into this file (.svg), and what each model looked at in one sentence.");
    private readonly Option<bool> _json = CommandOptions.Flag("--json", "Print a JSON object for each model.");

    public LabAttentionCommand(Terminal terminal)
        : base("attention",
            "Train translators on the built-in sample, with each attention score and without attention, and compare "
            + "them by the length of the source.")
    {
        foreach (var option in (Option[])[_epochs, _seed, _threads, _plot, _json])
            Add(option);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var plot = parsed.GetValue(_plot);
        if (plot is not null)
            OutputFile.Check("--plot", "picture", plot);
        using var threads = ThreadLimit.Set(parsed.GetValue(_threads));
        var recipe = ValuesSample.Training;
        var training =
            recipe with
            {
                Epochs = parsed.GetValue(_epochs) ?? StandardEpochs,
                Seed = parsed.GetValue(_seed)
                ?? recipe.Seed
            };
        SentencePair[] train = ValuesSample.Read("train"), test = ValuesSample.Read("test");
        var view = new AttentionComparison(test, terminal, parsed.GetValue(_json));
        view.Begin(train.Length, training);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(terminal.Interrupted, terminal.OutputGone);
        foreach (var kind in (AttentionScoreKind?[])[.. Enum.GetValues<AttentionScoreKind>(), null])
        {
            var options = ValuesSample.Model with { Attention = kind };
            var run = new TranslatorTraining(train, options, training);
            view.Watch(kind, progress => run.Run(progress, cancellationToken: ended.Token));
            terminal.Interrupted.ThrowIfCancellationRequested();
            if (ended.IsCancellationRequested)
                return ExitCode.ReaderGone;
            view.Show(kind, run.Model!, terminal.Interrupted);
        }
        if (plot is not null)
        {
            terminal.EndsInOrder = true; // once begun, the picture is written to its end
            view.Plot().Write(plot);
        }
        return ExitCode.Success;
    }
}
