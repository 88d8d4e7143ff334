namespace Unroll.Peers;

/// <summary>One row of the results: the same work done by each side.</summary>
/// <param name="Title">What is done, at which sizes.</param>
/// <param name="Unit">What <paramref name="Work"/> counts, such as tokens.</param>
/// <param name="Work">How much of it a step holds; the same for both sides.</param>
/// <param name="Enter">Makes a side's contender.</param>
internal sealed record Contest(string Title, string Unit, Work Work, Func<ISide, IContender> Enter)
{
    /// <summary>Others to time in the same rounds, such as a fused layer of the same size; their results are not compared.</summary>
    public IReadOnlyList<Comparator> Comparators { get; init; } = [];

    /// <summary>What a results page calls each phase.</summary>
    public Func<Phase, string> Word { get; init; } = phase => phase == Phase.Training ? "training" : "inference";

    /// <summary>A check of ours and the peer beyond <see cref="Agreement"/>; returns what was found, for a line on the console.</summary>
    /// <exception cref="InvalidOperationException">They disagree.</exception>
    public Func<IContender, IContender, string>? AlsoAgree { get; init; }
}
