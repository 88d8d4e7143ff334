using System.CommandLine;
using Unroll.Cli.Options;
using Unroll.Cli.Tasks;

namespace Unroll.Cli.Labs;

/// <summary>
/// <c>lab gradients</c>: how the gradient of a loss at the end vanishes, explodes or holds on the way to earlier steps,
/// and so which cells learn to remember over which length.
/// </summary>
internal sealed class LabGradientsCommand : Command
{
    private static readonly GradientLabOptions Standard = GradientLabOptions.Of(MemoryTasks.Recall);
    private static readonly GradientLabOptions Harder = GradientLabOptions.Of(MemoryTasks.Copy);

    private readonly Option<IMemoryTask?> _task = CommandOptions.Choice(
        "--task", "What has to be remembered [recall].", MemoryTasks.All, task => task.Name);
    private readonly Option<int[]?> _lengths = CommandOptions.Wholes(
        "--lengths", $"Steps of the sequences [{string.Join(',', Standard.Lengths)}].", OpenGates.ShortestLength,
        MemoryTrial.MaximumLength);
    private readonly Option<string?> _gates = CommandOptions.Choice(
        "--gates", "How far gates that keep the state begin open: over the sequence, or half as in PyTorch [open].",
        ["open", "half"], gates => gates);
    private readonly Option<int?> _hidden = CommandOptions.Whole(
        "--hidden", $"Units of each cell [{Standard.Hidden}].", 1, 4096);
    private readonly Option<int?> _updates = CommandOptions.Whole(
        "--updates", $"The most updates of a training [{Standard.Trial.Updates}; to add or copy "
        + $"{Harder.Trial.Updates}].");
    private readonly Option<float?> _learningRate = CommandOptions.Number(
        "--learning-rate", FormattableString.Invariant(
            $"Adam's learning rate [{Standard.Trial.LearningRate}; to add or copy {Harder.Trial.LearningRate}]."),
        rate => rate > 0, "a number above 0");
    private readonly Option<ulong?> _seed = CommandOptions.Seed("--seed", "The same seed gives the same figures [1].");
    private readonly Option<string?> _plot = CommandOptions.File("--plot", "Draw the gradients as SVG.");
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = CommandOptions.Flag("--json", "Print a JSON object for each cell.");

    public LabGradientsCommand(Terminal terminal)
        : base("gradients",
            "Train each cell on a task that needs memory, over longer and longer sequences, and show how gradients "
            + "vanish, explode or hold.")
    {
        foreach (var option in (Option[])
            [_task, _lengths, _gates, _hidden, _updates, _learningRate, _seed, _plot, _threads, _json])
            Add(option);
        SetAction(parsed => Run(parsed, terminal));
    }

    private int Run(ParseResult parsed, Terminal terminal)
    {
        var options = Read(parsed);
        var plot = parsed.GetValue(_plot);
        if (plot is not null)
            OutputFile.Check("--plot", "picture", plot);
        var degree = parsed.GetValue(_threads) ?? Environment.ProcessorCount;
        using var threads = ThreadLimit.Set(1); // trainings are small, and run beside each other
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(terminal.Interrupted, terminal.OutputGone);
        var line = new ProgressLine(terminal);
        var table = parsed.GetValue(_json) ? null : new GradientTable(options, terminal.Output);
        table?.Begin();
        CellReport[] reports;
        try
        {
            reports = GradientLab.Run(options, degree, Show, Watch, ended.Token);
        }
        catch (OperationCanceledException) when (!terminal.Interrupted.IsCancellationRequested)
        {
            return ExitCode.ReaderGone;
        }
        table?.End(reports);
        if (plot is not null)
            GradientPlot.Write(plot, options, reports);
        return ExitCode.Success;

        void Show(CellReport report)
        {
            line.Clear();
            if (table is null)
                JsonLine.Write(terminal.Output, writer => GradientJson.Write(writer, options, report));
            else
                table.Show(report);
        }

        void Watch(int done, int all)
        {
            if (done < all)
                line.Show($"{done} of {all} sweeps over the lengths");
        }
    }

    /// <exception cref="UsageException">A length is too short for the task.</exception>
    private GradientLabOptions Read(ParseResult parsed)
    {
        var standard = GradientLabOptions.Of(parsed.GetValue(_task) ?? Standard.Task);
        var task = standard.Task;
        var lengths = parsed.GetValue(_lengths) is { Length: > 0 } given ? given : standard.Lengths;
        if (lengths[0] < task.ShortestLength)
            throw new UsageException(
                $"--lengths begins with {lengths[0]}, but the task '{task.Name}' has {task.ShortestLength} steps or "
                + "more; leave shorter ones out");
        return standard with
        {
            Lengths = lengths,
            OpenGates = parsed.GetValue(_gates) != "half",
            Hidden = parsed.GetValue(_hidden) ?? standard.Hidden,
            Trial = standard.Trial with
            {
                Updates = parsed.GetValue(_updates) ?? standard.Trial.Updates,
                LearningRate = parsed.GetValue(_learningRate) ?? standard.Trial.LearningRate,
                Seed = parsed.GetValue(_seed) ?? standard.Trial.Seed,
            },
        };
    }
}
