using System.Diagnostics;

namespace Unroll.Peers;

/// <summary>
/// Times entrants by turns: after a warm-up each runs one lap a round, in alternating order, so that what the machine does
/// meanwhile meets all of them. A lap lasts a given time; its speed is the work done in it. A round that other processes
/// disturbed is run again, as long as there is patience.
/// </summary>
internal sealed class Timing(int rounds, double seconds)
{
    /// <summary>Long enough for another library's threads to stop spinning for work.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Disturbed rounds run again in one phase, for each that is wanted.</summary>
    private const int Patience = 4;

    private readonly List<double> _others = [];

    /// <summary>The cores other processes kept busy in the rounds that count, on average; null where nothing tells.</summary>
    public double? MeanOtherLoad => _others.Count > 0 ? _others.Average() : null;

    /// <summary>The speed of each entrant in each round, in units of work a second: <c>[entrant][round]</c>.</summary>
    public double[][] Run(IReadOnlyList<Entrant> entrants, Phase phase)
    {
        foreach (var entrant in entrants)
            Lap(entrant, phase, first: 0, Math.Max(1, seconds));

        var speeds = entrants.Select(_ => new double[rounds]).ToArray();
        var first = 0;
        var repeats = rounds * Patience;
        for (var round = 0; round < rounds; round++)
        {
            var load = new OtherLoad();
            var last = first;
            for (var turn = 0; turn < entrants.Count; turn++)
            {
                var at = round % 2 == 0 ? turn : entrants.Count - 1 - turn;
                (speeds[at][round], var reached) = Lap(entrants[at], phase, first, seconds);
                last = Math.Max(last, reached);
            }
            // All begin a round at the same batch; the next round goes on where the fastest came to.
            first = last;
            var others = load.Cores();
            if (others > OtherLoad.Tolerable && repeats-- > 0)
                round--;
            else if (others is { } cores)
                _others.Add(cores);
        }
        return speeds;
    }

    private static (double Speed, int Reached) Lap(Entrant entrant, Phase phase, int first, double seconds)
    {
        GC.Collect();
        Thread.Sleep(Pause);
        entrant.Contender.Begin(phase);
        Step(entrant.Contender, phase, first);

        double work = 0;
        var step = first + 1;
        var start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            Step(entrant.Contender, phase, step);
            work += entrant.Work(step, phase);
            step++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed.TotalSeconds < seconds);
        return (work / elapsed.TotalSeconds, step);
    }

    private static void Step(IContender contender, Phase phase, int step)
    {
        if (phase == Phase.Inference)
            contender.Infer(step);
        else if (!float.IsFinite(contender.TrainStep(step)))
            throw new InvalidOperationException($"the loss of step {step} is not finite");
    }
}
