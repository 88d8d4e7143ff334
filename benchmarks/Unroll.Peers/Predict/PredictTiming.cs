namespace Unroll.Peers;

/// <summary>
/// Times whole files by turns, in alternating order. A round that other processes disturbed is run again, as long as there is
/// patience: a lap takes long.
/// </summary>
internal sealed class PredictTiming(int rounds)
{
    /// <summary>Long enough for another library's threads to stop spinning for work.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly List<double> _others = [];

    /// <summary>The cores other processes kept busy in the rounds that count, on average; null where nothing tells.</summary>
    public double? MeanOtherLoad => _others.Count > 0 ? _others.Average() : null;

    /// <summary>The lines a second of each in each round: <c>[entrant][round]</c>.</summary>
    /// <param name="laps">Each predicts all of the lines, and says how long that took.</param>
    /// <param name="lines">How many they are.</param>
    public double[][] Run(IReadOnlyList<Func<TimeSpan>> laps, int lines)
    {
        var speeds = laps.Select(_ => new double[rounds]).ToArray();
        var repeats = rounds;
        for (var round = 0; round < rounds; round++)
        {
            var load = new OtherLoad();
            for (var turn = 0; turn < laps.Count; turn++)
            {
                var at = round % 2 == 0 ? turn : laps.Count - 1 - turn;
                GC.Collect();
                Thread.Sleep(Pause);
                speeds[at][round] = lines / laps[at]().TotalSeconds;
            }
            var others = load.Cores();
            if (others > OtherLoad.Tolerable && repeats-- > 0)
                round--;
            else if (others is { } cores)
                _others.Add(cores);
        }
        return speeds;
    }
}
