namespace Unroll.Peers;

/// <summary>The amount of work in batch <c>step</c>, in the contest's unit.</summary>
internal delegate double Work(int step, Phase phase);

/// <summary>One row of the results: the same work done by each side.</summary>
/// <param name="Title">What is done, at which sizes.</param>
/// <param name="Unit">What <paramref name="Work"/> counts, such as tokens.</param>
/// <param name="Work">How much of it a step holds; the same for both sides.</param>
/// <param name="Enter">Makes a side's contender.</param>
internal sealed record Contest(string Title, string Unit, Work Work, Func<ISide, IContender> Enter)
{
    /// <summary>Others to time in the same rounds, such as a fused layer of the same size; their results are not compared.</summary>
    public IReadOnlyList<Comparator> Comparators { get; init; } = [];
}

/// <summary>Something timed beside the two sides, with work of its own in the contest's unit.</summary>
internal sealed record Comparator(string Name, Work Work, Func<IContender> Enter);
