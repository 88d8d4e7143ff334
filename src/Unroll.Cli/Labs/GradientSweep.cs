namespace Unroll.Cli.Labs;

/// <summary>Trains one cell from one seed at one length after another.</summary>
internal sealed class GradientSweep
{
    /// <summary>Longer sequences are not tried after so many lengths in a row that were not learned.</summary>
    private const int MostFailures = 2;

    private readonly LabCell _cell;
    private readonly GradientLabOptions _options;
    private readonly MemoryTrialOptions _trial;

    private GradientSweep(LabCell cell, GradientLabOptions options, int number)
    {
        var trial = options.Trial;
        // So that no two seeds of a user share a training.
        var seed = unchecked((trial.Seed - 1) * GradientLabOptions.Seeds + (ulong)number + 1);
        (_cell, _options, _trial) = (cell, options, trial with { Seed = seed });
    }

    /// <param name="number">Which training of this cell it is, from 0 on.</param>
    public static SweepResult Run(
        LabCell cell, GradientLabOptions options, int number, CancellationToken cancellationToken) =>
        new GradientSweep(cell, options, number).Run(cancellationToken);

    private SweepResult Run(CancellationToken cancellationToken)
    {
        var trials = new List<(int Length, MemoryTrialResult Result)>();
        MemoryTrialResult? shown = null;
        var failures = 0;
        foreach (var length in _options.Lengths)
        {
            var isShown = length == _options.FlowLength;
            if (failures == MostFailures && !isShown)
                continue;
            var result = Try(length, _trial, cancellationToken);
            shown = isShown ? result : shown;
            if (failures == MostFailures)
                continue;
            failures = result.IsLearned ? 0 : failures + 1;
            trials.Add((length, result));
        }
        var swept = new SweepResult(trials, IsLearnedUnclipped: false, shown!, HalfOpen());
        return swept.Longest == 0 ? swept : swept with
        {
            IsLearnedUnclipped = Try(swept.Longest, _trial with { ClipNorm = 0 }, cancellationToken).IsLearned,
        };
    }

    private IReadOnlyList<double> HalfOpen() =>
        MemoryTrial.Gradients(Network(), _options.Task, _options.FlowLength, _trial);

    private MemoryTrialResult Try(int length, MemoryTrialOptions trial, CancellationToken cancellationToken)
    {
        var network = Network();
        if (_options.OpenGates && _cell.Keep is { } keep)
            OpenGates.Set(network, keep, _cell.Write, length, trial.Seed);
        return MemoryTrial.Run(network, _options.Task, length, trial, cancellationToken);
    }

    private IRecurrent Network() => _cell.Create(_options.Task.InputSize, _options.Hidden, _trial.Seed);
}
