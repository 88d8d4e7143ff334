namespace Unroll.Cli.Labs;

/// <summary>Trains one cell from one seed at one length after another.</summary>
internal sealed class GradientSweep
{
    /// <summary>Longer sequences are not tried after so many lengths in a row that were not learned.</summary>
    private const int MostFailures = 2;

    private readonly LabCell _cell;
    private readonly GradientLabOptions _options;
    private readonly MemoryTrialOptions _trial;

    private GradientSweep(LabCell cell, GradientLabOptions options, int seed) =>
        (_cell, _options, _trial) = (cell, options, options.Trial with { Seed = options.Trial.Seed + (ulong)seed });

    /// <param name="seed">Which training of this cell it is, from 0 on.</param>
    public static SweepResult Run(
        LabCell cell, GradientLabOptions options, int seed, CancellationToken cancellationToken) =>
        new GradientSweep(cell, options, seed).Run(cancellationToken);

    private SweepResult Run(CancellationToken cancellationToken)
    {
        var (longest, largest, failures) = (0, 0.0, 0);
        MemoryTrialResult? shown = null;
        foreach (var length in _options.Lengths)
        {
            var isShown = length == _options.FlowLength;
            if (failures == MostFailures && !isShown)
                continue;
            var result = Try(length, _trial, cancellationToken);
            largest = Math.Max(largest, result.LargestNorm);
            if (isShown)
                shown = result;
            if (failures == MostFailures)
                continue;
            failures = result.IsLearned ? 0 : failures + 1;
            longest = result.IsLearned ? length : longest;
        }
        var isLearnedUnclipped =
            longest > 0 && Try(longest, _trial with { ClipNorm = 0 }, cancellationToken).IsLearned;
        return new(longest, largest, isLearnedUnclipped, shown!);
    }

    private MemoryTrialResult Try(int length, MemoryTrialOptions trial, CancellationToken cancellationToken)
    {
        var network = _cell.Create(_options.Task.InputSize, _options.Hidden, trial.Seed);
        if (_options.OpenGates && _cell.Keep is { } keep)
            OpenGates.Set(network, keep, _cell.Write, length, trial.Seed);
        return MemoryTrial.Run(network, _options.Task, length, trial, cancellationToken);
    }
}
