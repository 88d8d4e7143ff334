namespace Unroll.Peers;

/// <summary>The same work done by each library.</summary>
/// <param name="Name">Its short name, which no other contest has.</param>
/// <param name="Title">What is done, at which sizes.</param>
/// <param name="Unit">What <paramref name="Work"/> counts, such as tokens.</param>
/// <param name="Work">How much of it a step holds; the same for all.</param>
/// <param name="Entries">Who does it; the first is ours.</param>
internal sealed record Contest(string Name, string Title, string Unit, Work Work, IReadOnlyList<Entry> Entries)
{
    public IReadOnlyList<Phase> Phases { get; init; } = Enum.GetValues<Phase>();

    /// <summary>
    /// The matrix products of a step in units of 10^9 floating-point operations; null if there are none.
    /// </summary>
    public Work? GigaFlops { get; init; }

    /// <summary>
    /// Whether one step takes seconds: then it is a lap, there are fewer of them, and none only to warm up.
    /// </summary>
    public Func<Phase, bool> IsLong { get; init; } = _ => false;

    /// <summary>Whether contenders are <see cref="IProgram"/>s, and what they wrote last is compared too.</summary>
    public bool WritesFiles { get; init; }

    /// <summary>Whether one thread alone is timed too.</summary>
    public bool OnOneThread { get; init; } = true;

    /// <summary>What a results page calls each phase.</summary>
    public Func<Phase, string> Word { get; init; } = phase => phase == Phase.Training ? "training" : "inference";
}
