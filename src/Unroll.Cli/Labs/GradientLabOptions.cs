namespace Unroll.Cli.Labs;

/// <summary>What <c>lab gradients</c> tries.</summary>
internal sealed record GradientLabOptions
{
    /// <summary>Trainings of each cell at each length, with different seeds.</summary>
    public const int Seeds = 3;

    /// <summary>Gradients are shown for sequences of this length, or the nearest one that is tried.</summary>
    private const int UsualFlowLength = 100;

    public required IMemoryTask Task { get; init; }

    /// <summary>Steps of the sequences, shortest first.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [10, 25, 50, 100, 200, 400];

    public int Hidden { get; init; } = 32;

    /// <summary>Whether gates begin open over the sequence's length, or half open as in PyTorch.</summary>
    public bool OpenGates { get; init; } = true;

    public required MemoryTrialOptions Trial { get; init; }

    /// <summary>
    /// Settings with which a cell that holds its gradients learns a task. Adding and copying take more updates, of a
    /// larger rate, than recalling one symbol.
    /// </summary>
    public static GradientLabOptions Of(IMemoryTask task) => new()
    {
        Task = task,
        Trial = task == MemoryTasks.Recall ? new() : new() { Updates = 2000, LearningRate = 1e-2f },
    };

    /// <summary>When the gradients that are shown of each cell were measured.</summary>
    public IEnumerable<GradientMoment> Moments
    {
        get
        {
            yield return new("gates half open", report => report.HalfOpen);
            if (OpenGates)
                yield return new("gates open", report => report.Before);
            yield return new("after training", report => report.After);
        }
    }

    public int FlowLength => Lengths.MinBy(length => Math.Abs(length - UsualFlowLength));
}
