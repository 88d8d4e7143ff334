namespace Unroll.Peers;

/// <summary>One phase of one contest; the first lane is ours.</summary>
internal sealed record Row(string Workload, string Title, Phase Phase, string Word, string Unit, IReadOnlyList<Lane> Lanes)
{
    public IReadOnlyList<Ratio> Ratios { get; } = [.. Lanes.Skip(1).Select(lane => RatioOf(Lanes[0], lane))];

    public static Row Of(string workload, Contest contest, Phase phase, IReadOnlyList<Entrant> entrants, double[][] speeds)
        => new(workload, contest.Title, phase, contest.Word(phase), contest.Unit,
            [.. entrants.Zip(speeds, (entrant, rounds) => new Lane(entrant.Name, Median.Of(rounds), rounds))]);

    private static Ratio RatioOf(Lane ours, Lane other)
    {
        var ratios = ours.Rounds.Zip(other.Rounds, (a, b) => a / b).ToArray();
        return new Ratio(other.Name, Median.Of(ratios), ratios.Min(), ratios.Max());
    }
}
