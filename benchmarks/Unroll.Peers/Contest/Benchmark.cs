using System.Diagnostics;

namespace Unroll.Peers;

/// <summary>All that a command line asks for, into one report.</summary>
internal static class Benchmark
{
    /// <summary>Returns the page's path.</summary>
    public static string Run(Arguments arguments)
    {
        var folder = Directory.CreateTempSubdirectory("unroll-peers-");
        Scratch.Folder = folder.FullName;
        try
        {
            return ResultFiles.Write(arguments.Results ?? Repository.Results(), Measure(arguments));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Report Measure(Arguments arguments)
    {
        var (start, machine) = (Stopwatch.GetTimestamp(), Machine.Here());
        var timing = new Timing(arguments.Rounds, arguments.Seconds);
        var tcmalloc = arguments.Tcmalloc is { } library ? new Malloc("tcmalloc", library) : null;
        var races = new Races(timing, tcmalloc is null ? [null] : [null, tcmalloc], machine.Cores, Scratch.Folder);
        var (rows, left) = (new List<Row>(), new List<string>());
        if (tcmalloc is null)
            left.Add("tcmalloc was not to be had: libtorch had glibc's malloc alone.");
        foreach (var workload in AllWorkloads.Timed.Where(workload => IsWanted(workload.Name)))
        {
            if (workload.WhyNot is { } reason)
            {
                Console.WriteLine(reason);
                left.Add(reason);
                continue;
            }
            foreach (var contest in workload.Contests())
            {
                Console.Write(FormattableString.Invariant($"[{Stopwatch.GetElapsedTime(start).TotalMinutes:f0} min] "));
                rows.AddRange(races.Run(contest));
            }
        }
        var besideBusy = IsWanted(AllWorkloads.BesideBusyName)
            ? AllWorkloads.BesideBusy.SelectMany(name => races.RunBesideBusy(AllWorkloads.Find(name))).ToList()
            : [];
        var programs = IsWanted(PredictWorkload.Id) ? WholeProgramRun.All(machine.Cores) : [];
        if (timing.MeanOtherLoad > OtherLoad.Tolerable)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"note: other processes kept {timing.MeanOtherLoad:f2} processors busy; measure again when they rest"));
        }
        return new Report(
            arguments.Date,
            machine,
            races.Versions.ToDictionary(entry => entry.Key.Name(), entry => entry.Value),
            arguments.Only,
            left,
            arguments.Rounds,
            arguments.Seconds,
            Stopwatch.GetElapsedTime(start).TotalMinutes,
            timing.MeanOtherLoad,
            rows,
            besideBusy,
            programs);

        bool IsWanted(string name) => arguments.Only?.Contains(name) ?? true;
    }
}
