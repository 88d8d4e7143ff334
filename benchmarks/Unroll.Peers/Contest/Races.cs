namespace Unroll.Peers;

/// <summary>Runs contests: lets the sides agree, times both phases, and tells as it goes.</summary>
internal sealed class Races(ISide ours, ISide peer, Timing timing)
{
    public IEnumerable<Row> Run(IWorkload workload) => workload.Contests().SelectMany(contest => Run(workload.Name, contest));

    private List<Row> Run(string workload, Contest contest)
    {
        var entrants = new List<Entrant>();
        try
        {
            Console.WriteLine(contest.Title);
            // Equals are told apart by their turn.
            entrants.Add(new Entrant(ours.Name, contest.Enter(ours), contest.Work));
            entrants.Add(new Entrant(ours == peer ? peer.Name + " again" : peer.Name, contest.Enter(peer), contest.Work));
            Console.WriteLine(FormattableString.Invariant($"  agree within {Agreement.Check(entrants[0], entrants[1]):g2}"));
            if (contest.AlsoAgree is { } check)
                Console.WriteLine("  " + check(entrants[0].Contender, entrants[1].Contender));
            entrants.AddRange(contest.Comparators.Select(c => new Entrant(c.Name, c.Enter(), c.Work)));
            return [.. Enum.GetValues<Phase>().Select(phase => Time(workload, contest, phase, entrants))];
        }
        finally
        {
            entrants.ForEach(entrant => entrant.Contender.Dispose());
        }
    }

    private Row Time(string workload, Contest contest, Phase phase, List<Entrant> entrants)
    {
        var row = Row.Of(workload, contest, phase, entrants, timing.Run(entrants, phase));
        var speeds = row.Lanes.Select(lane => $"{lane.Name} {Page.Speed(lane.Median)} {row.Unit}/s");
        Console.WriteLine($"  {row.Word}: {string.Join(", ", speeds)}");
        foreach (var ratio in row.Ratios)
            Console.WriteLine(FormattableString.Invariant($"    {ratio.Median:f2} times {ratio.Over} ({ratio.Least:f2} to {ratio.Most:f2})"));
        return row;
    }
}
