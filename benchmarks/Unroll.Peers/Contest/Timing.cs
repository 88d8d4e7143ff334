namespace Unroll.Peers;

/// <summary>
/// Times lanes by turns: each runs one lap a round, in alternating order, so that what the machine does meanwhile meets
/// all of them, and so does a measurement of the processor's peak. A round that other processes disturbed is run again,
/// up to as many as are wanted.
/// </summary>
internal sealed class Timing(int rounds, double seconds)
{
    /// <summary>Rounds of laps that take seconds each.</summary>
    private const int LongRounds = 3;

    private readonly List<double> _others = [];

    /// <summary>
    /// The cores other processes kept busy in the rounds that count, on average; null if nothing tells.
    /// </summary>
    public double? MeanOtherLoad => _others.Count > 0 ? _others.Average() : null;

    /// <summary>Times one phase of a contest.</summary>
    /// <param name="lanes">Those that run it; the first is ours.</param>
    public Laps Run(Contest contest, IReadOnlyList<LaneProcess> lanes, Phase phase, int threads)
    {
        var isLong = contest.IsLong(phase);
        if (!isLong)
        {
            foreach (var lane in lanes)
                lane.Run(phase, threads, first: 0, seconds);
        }
        var count = isLong ? Math.Min(rounds, LongRounds) : rounds;
        var laps = lanes.Select(_ => new Lap[count]).ToArray();
        var peaks = new double[count];
        var first = 0;
        // The peak takes its turn after the last lane, and before the first where the order is the other way round.
        Repeat(count, lanes, round =>
        {
            var last = first;
            for (var turn = 0; turn <= lanes.Count; turn++)
            {
                var at = round % 2 == 0 ? turn : lanes.Count - turn;
                if (at == lanes.Count)
                {
                    Thread.Sleep(Lane.Pause);
                    peaks[round] = FmaPeak.GigaFlops(threads);
                    continue;
                }
                laps[at][round] = lanes[at].Run(phase, threads, first, seconds);
                last = Math.Max(last, laps[at][round].Reached);
            }
            // All begin a round at the same batch; the next round goes on where the fastest came to.
            first = last;
        });
        return new Laps(laps, peaks);
    }

    /// <summary>Times our lane alone and beside a process that keeps one processor busy.</summary>
    public (double[] Alone, double[] Beside) RunBesideBusy(LaneProcess lane, Phase phase, int threads)
    {
        lane.Run(phase, threads, first: 0, seconds);
        var (alone, beside) = (new double[rounds], new double[rounds]);
        Repeat(rounds, [lane], round =>
        {
            alone[round] = lane.Run(phase, threads, first: 0, seconds).Speed;
            using var busy = new BusyProcess();
            beside[round] = lane.Run(phase, threads, first: 0, seconds).Speed;
        });
        return (alone, beside);
    }

    private void Repeat(int count, IReadOnlyList<LaneProcess> lanes, Action<int> run)
    {
        var again = count;
        for (var round = 0; round < count; round++)
        {
            var load = new OtherLoad([.. lanes.Select(lane => lane.Id)]);
            run(round);
            var others = load.Cores();
            if (others > OtherLoad.Tolerable && again-- > 0)
                round--;
            else if (others is { } cores)
                _others.Add(cores);
        }
    }
}
