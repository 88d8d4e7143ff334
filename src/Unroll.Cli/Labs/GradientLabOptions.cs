namespace Unroll.Cli.Labs;

/// <summary>What <c>lab gradients</c> tries.</summary>
internal sealed record GradientLabOptions
{
    /// <summary>Trainings of each cell at each length, with different seeds.</summary>
    public const int Seeds = 3;

    /// <summary>Gradients are shown for sequences of this length, or the nearest one that is tried.</summary>
    private const int UsualFlowLength = 100;

    public IMemoryTask Task { get; init; } = MemoryTasks.Recall;

    /// <summary>Steps of the sequences, shortest first.</summary>
    public IReadOnlyList<int> Lengths { get; init; } = [10, 25, 50, 100, 200, 400];

    public int Hidden { get; init; } = 32;

    /// <summary>Whether gates begin open over the sequence's length, or half open as in PyTorch.</summary>
    public bool OpenGates { get; init; } = true;

    public MemoryTrialOptions Trial { get; init; } = new();

    public int FlowLength => Lengths.MinBy(length => Math.Abs(length - UsualFlowLength));
}
