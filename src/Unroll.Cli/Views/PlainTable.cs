using Unroll.Text;

namespace Unroll.Cli.Views;

/// <summary>Progress as lines that stay: for a log. Long epochs get a line every few seconds too.</summary>
internal sealed class PlainTable(TextWriter output) : IProgressTable
{
    /// <summary>Room for the longest cell, a dev score of BLEU 100.00 that is the best, and a space.</summary>
    private const int Column = 14;

    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);
    private TimeSpan _last;

    public void Watch(Action<Action<TrainingProgress>> train)
    {
        output.WriteLine(Line(ProgressRow.Titles));
        train(Report);
    }

    private void Report(TrainingProgress value)
    {
        var isOtherPart = value.Elapsed < _last; // whose time begins anew
        // A part before the model needs no line for each of its epochs.
        var isEnd = value.IsEpochEnd && (value.Part is null || value.Epoch == value.Epochs);
        if (!isEnd && !isOtherPart && value.Elapsed - _last < LineEvery)
            return;
        _last = value.Elapsed;
        output.WriteLine(Line(ProgressRow.Of(value)));
    }

    private static string Line(IReadOnlyList<string> cells) =>
        string.Concat(cells.Select(cell => cell.PadRight(Column))).TrimEnd();
}
