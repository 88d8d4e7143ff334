using System.Collections.Concurrent;

namespace Unroll.Cli.Labs;

/// <summary>All cells and seeds, several trainings at once.</summary>
internal static class GradientLab
{
    /// <param name="degree">How many trainings run at once; results do not depend on it.</param>
    /// <param name="show">Gets the report of each cell, in order, as soon as those before it are there.</param>
    /// <param name="watch">Gets how many sweeps are done, and how many there are.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CellReport[] Run(
        GradientLabOptions options, int degree, Action<CellReport> show, Action<int, int> watch,
        CancellationToken cancellationToken)
    {
        var cells = LabCell.All;
        var results = new SweepResult?[cells.Count, GradientLabOptions.Seeds];
        var reports = new List<CellReport>();
        var done = 0;
        var gate = new Lock();
        Parallel.ForEach(
            // One after the other, so that reports come in order.
            Partitioner.Create(Enumerable.Range(0, results.Length), EnumerablePartitionerOptions.NoBuffering),
            new() { MaxDegreeOfParallelism = degree, CancellationToken = cancellationToken },
            i =>
            {
                var (cell, seed) = Math.DivRem(i, GradientLabOptions.Seeds);
                var result = GradientSweep.Run(cells[cell], options, seed, cancellationToken);
                lock (gate)
                {
                    results[cell, seed] = result;
                    watch(++done, results.Length);
                    for (var next = reports.Count; next < cells.Count && RowOf(next) is { } row; next++)
                    {
                        reports.Add(new(cells[next], row));
                        show(reports[^1]);
                    }
                }
            });
        return [.. reports];

        SweepResult[]? RowOf(int cell)
        {
            SweepResult[] row =
            [
                .. Enumerable.Range(0, GradientLabOptions.Seeds).Select(seed => results[cell, seed])
                    .OfType<SweepResult>(),
            ];
            return row.Length == GradientLabOptions.Seeds ? row : null;
        }
    }
}
