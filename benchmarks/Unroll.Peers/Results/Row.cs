namespace Unroll.Peers;

/// <summary>One phase of one contest on a number of threads; the first lane is ours.</summary>
/// <param name="Word">What the page calls the phase.</param>
/// <param name="GigaFlops">
/// Our 10^9 operations of matrix products a second, in each round; null if there are none.
/// </param>
/// <param name="Peaks">The processor's peak on these threads, measured in the same rounds.</param>
internal sealed record Row(
    string Contest,
    string Title,
    Phase Phase,
    string Word,
    int Threads,
    string Unit,
    IReadOnlyList<LaneResult> Lanes,
    double[]? GigaFlops,
    double[] Peaks)
{
    public LaneResult Ours => Lanes[0];

    /// <summary>The fastest of the others.</summary>
    public LaneResult Faster => Lanes.Skip(1).MaxBy(lane => lane.Median)!;

    /// <summary>How many times as fast ours was as the fastest other, in each round.</summary>
    public double[] Ratios => [.. Ours.Rounds.Zip(Faster.Rounds, (ours, other) => ours / other)];

    /// <summary>Our operations by the peak of the same round, the median.</summary>
    public double? Share => GigaFlops is null ? null : Median.Of([.. GigaFlops.Zip(Peaks, (own, peak) => own / peak)]);

    /// <summary>One line for the console.</summary>
    public string Summary
    {
        get
        {
            var speeds = Lanes.Select(lane => $"{lane.Name} {Numbers.Speed(lane.Median)}");
            var ratio = FormattableString.Invariant($"{Median.Of(Ratios):f2} ({Ratios.Min():f2} to {Ratios.Max():f2})");
            var share = Share is { } part ? FormattableString.Invariant($", {part:p0} of the peak") : "";
            return $"{Word}, threads {Threads}, {Unit}/s: {string.Join(", ", speeds)}; ratio {ratio}{share}";
        }
    }

    /// <summary>The fastest lane of a library; null if it takes no part.</summary>
    public LaneResult? Best(Library library) => Lanes.Where(lane => lane.Library == library).MaxBy(lane => lane.Median);

    /// <summary>The memory of a library: of its lanes that which holds the least.</summary>
    public double? MebiBytes(Library library)
        => Lanes.Where(lane => lane.Library == library).Min(lane => lane.MebiBytes);
}
