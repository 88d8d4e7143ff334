using Spectre.Console;
using Unroll.Text;
using Cell = Spectre.Console.Text;

namespace Unroll.Cli.Views;

/// <summary>Progress as a table whose last row moves: for someone who is watching.</summary>
internal sealed class LiveTable(TextWriter output) : IProgressTable
{
    /// <summary>A table higher than the window could not be redrawn.</summary>
    private const int RowsShown = 12;

    private readonly List<IReadOnlyList<string>> _done = [];
    private LiveDisplayContext? _display;

    public void Watch(Action<Action<TrainingProgress>> train)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Capabilities.Ansi)
        {
            new PlainTable(output).Watch(train);
            return;
        }
        console.Live(Table(null)).Start(display =>
        {
            _display = display;
            train(Report);
            display.UpdateTarget(Table(null));
        });
    }

    private void Report(TrainingProgress value)
    {
        var row = ProgressRow.Of(value);
        // A part before the model needs no row for each of its epochs.
        var stays = value.IsEpochEnd && (value.Part is null || value.Epoch == value.Epochs);
        if (stays)
            _done.Add(row);
        _display?.UpdateTarget(Table(stays ? null : row));
    }

    private Table Table(IReadOnlyList<string>? moving)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var title in ProgressRow.Titles)
            table.AddColumn(new TableColumn(new Cell(title)) { Alignment = Justify.Right });
        foreach (var row in _done.TakeLast(RowsShown))
            table.AddRow(row.Select(cell => new Cell(cell)));
        if (moving is not null)
            table.AddRow(moving.Select(cell => new Cell(cell, new Style(decoration: Decoration.Dim))));
        return table;
    }
}
