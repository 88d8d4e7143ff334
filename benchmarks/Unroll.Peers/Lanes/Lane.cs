using System.Diagnostics;

namespace Unroll.Peers;

/// <summary>One contender in this process, and its laps.</summary>
internal sealed class Lane(Contest contest, Entry entry) : IDisposable
{
    /// <summary>Long enough for another library's threads to stop spinning for work.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IContender _contender = entry.Enter();

    public void WriteAnswers(string path) => Answers.Write(path, _contender, contest.Phases.Contains(Phase.Training));

    public void WriteWritten(string path) => Answers.WriteWritten(path, (IProgram)_contender);

    /// <summary>What was held before no longer counts for the peak, and is given back where that can be done.</summary>
    public static void ForgetPeak()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        ProcessPeak.Reset();
    }

    /// <summary>Runs steps for a time, at least one of them.</summary>
    public Lap Run(Phase phase, int threads, int first, double seconds)
    {
        Libraries.UseThreads(entry.Library, threads);
        _contender.UseThreads(threads);
        GC.Collect();
        Thread.Sleep(Pause);
        _contender.Begin(phase);
        var step = first;
        if (!contest.IsLong(phase))
            Step(phase, step++);

        double work = 0, flops = 0;
        var start = Stopwatch.GetTimestamp();
        TimeSpan elapsed;
        do
        {
            Step(phase, step);
            work += contest.Work(step, phase);
            flops += contest.GigaFlops?.Invoke(step, phase) ?? 0;
            step++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (!contest.IsLong(phase) && elapsed.TotalSeconds < seconds);
        return new Lap(work, flops, elapsed.TotalSeconds, step);
    }

    public void Dispose() => _contender.Dispose();

    private void Step(Phase phase, int step)
    {
        if (phase == Phase.Inference)
            _contender.Infer(step);
        else if (!float.IsFinite(((ILearner)_contender).TrainStep(step)))
            throw new InvalidOperationException($"the loss of step {step} is not finite");
    }
}
