namespace Unroll.Peers;

/// <summary>Runs contests: starts the lanes, lets them agree, times every phase, and tells as it goes.</summary>
/// <param name="mallocs">Those that libtorch is given; null stands for the C library's own.</param>
internal sealed class Races(Timing timing, IReadOnlyList<Malloc?> mallocs, int threads, string scratch)
{
    /// <summary>The versions of the libraries met so far.</summary>
    public SortedDictionary<Library, string> Versions { get; } = [];

    public List<Row> Run(Contest contest)
    {
        Console.WriteLine(contest.Title);
        var lanes = new List<LaneProcess>();
        try
        {
            for (var entry = 0; entry < contest.Entries.Count; entry++)
            {
                foreach (var malloc in contest.Entries[entry].Library == Library.LibTorch ? mallocs : [null])
                    lanes.Add(Start(contest, entry, malloc));
            }
            var searchGigaFlops = Agree(lanes);
            var rows = new List<Row>();
            foreach (var phase in contest.Phases)
            {
                var running = lanes.Where(lane => lane.Entry.Runs(phase)).ToList();
                foreach (var count in contest.OnOneThread && threads > 1 ? [threads, 1] : new[] { threads })
                {
                    var row = Time(contest, running, phase, count, searchGigaFlops);
                    Console.WriteLine($"  {row.Summary}");
                    rows.Add(row);
                }
            }
            return rows;
        }
        finally
        {
            lanes.ForEach(lane => lane.Dispose());
        }
    }

    /// <summary>Times our side of a contest alone and beside a busy process.</summary>
    public List<BesideBusy> RunBesideBusy(Contest contest)
    {
        using var lane = Start(contest, 0, malloc: null);
        var results = new List<BesideBusy>();
        foreach (var phase in contest.Phases)
        {
            var (alone, beside) = timing.RunBesideBusy(lane, phase, threads);
            var result = new BesideBusy(contest.Title, contest.Word(phase), threads, contest.Unit, alone, beside);
            var share = Numbers.Percent(result.Share);
            Console.WriteLine($"{contest.Name}, {result.Word}: beside a busy process {share} of the speed alone");
            results.Add(result);
        }
        return results;
    }

    private LaneProcess Start(Contest contest, int entry, Malloc? malloc)
    {
        var lane = new LaneProcess(contest, entry, malloc, scratch);
        Versions[lane.Entry.Library] = lane.Version;
        return lane;
    }

    /// <returns>The matrix products of a search, in units of 10^9, where there is one.</returns>
    private double? Agree(List<LaneProcess> lanes)
    {
        var ours = lanes[0].Answers(scratch);
        double largest = 0;
        double? search = null;
        foreach (var lane in lanes.Skip(1))
        {
            var answers = lane.Answers(scratch);
            largest = Math.Max(largest, Check(lane, ours, answers));
            search = answers.TryGetValue(Answers.SearchGigaFlops, out var flops) ? flops[0] : search;
        }
        Console.WriteLine(FormattableString.Invariant($"  agree within {largest:g2}"));
        return search;
    }

    private Row Time(Contest contest, List<LaneProcess> lanes, Phase phase, int count, double? searchGigaFlops)
    {
        var weighs = phase == Phase.Training && count == threads;
        if (weighs)
            lanes.ForEach(lane => lane.ForgetPeak());
        var laps = timing.Run(contest, lanes, phase, count);
        // What was timed last must still be right.
        if (contest.WritesFiles)
        {
            var ours = lanes[0].Written(scratch);
            lanes.Skip(1).ToList().ForEach(lane => Check(lane, ours, lane.Written(scratch)));
        }
        return new Row(
            contest.Name,
            contest.Title,
            phase,
            contest.Word(phase),
            count,
            contest.Unit,
            [.. lanes.Zip(laps.OfLanes, (lane, own) => Result(lane, own))],
            GigaFlops(),
            laps.Peaks);

        LaneResult Result(LaneProcess lane, Lap[] own) => new(
            lane.Entry.Library,
            lane.Entry.Form,
            lane.Entry.Library == Library.LibTorch ? lane.Malloc?.Name ?? Malloc.OfSystem : "",
            [.. own.Select(lap => lap.Speed)],
            weighs ? lane.PeakMebiBytes() : null);

        double[]? GigaFlops()
        {
            if (phase == Phase.Inference && searchGigaFlops is { } search)
                return [.. laps.OfLanes[0].Select(lap => search / lap.Seconds)];
            return contest.GigaFlops is null ? null : [.. laps.OfLanes[0].Select(lap => lap.GigaFlops / lap.Seconds)];
        }
    }

    private static double Check(LaneProcess lane, Dictionary<string, float[]> ours, Dictionary<string, float[]> answers)
    {
        try
        {
            return Agreement.Check(ours, answers);
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"Unroll and {lane.Name} disagree: {e.Message}", e);
        }
    }
}
