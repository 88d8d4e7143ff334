namespace Unroll.Peers;

/// <summary>All that a command line asks for, into one report.</summary>
internal static class Run
{
    private const int DefaultRounds = 9;

    public static void All(Arguments arguments)
    {
        var machine = Machine.Here();
        if (OperatingSystem.IsLinux() && machine.Malloc == Machine.SystemMalloc)
            Console.WriteLine("note: libtorch is given the system's malloc; it may be much faster with another (README.md)");
        var peer = Sides.Torch(arguments.Threads);
        var ours = arguments.Equal ? peer : Sides.Unroll(arguments.Threads);
        var rounds = arguments.Rounds ?? DefaultRounds;
        var timing = new Timing(rounds, arguments.Seconds);
        var races = new Races(ours, peer, timing);
        var workloads = AllWorkloads.Timed.Concat(AllWorkloads.Long).Where(workload => arguments.Workloads.Contains(workload.Name));
        var rows = workloads.SelectMany(races.Run).ToList();
        var others = timing.MeanOtherLoad;
        if (others > OtherLoad.Tolerable)
            Console.WriteLine(FormattableString.Invariant($"note: other processes kept {others:f2} cores busy meanwhile; measure again when they rest"));
        var memory = arguments.Workloads.Contains(PeakMemory.Name) ? Weigh(arguments) : [];

        if (arguments.Equal && arguments.Results is null)
            return;
        var versions = new Dictionary<string, string> { [ours.Name] = ours.Version, [peer.Name] = peer.Version };
        var report = new Report(
            arguments.Date, machine, versions, arguments.Threads, rounds, arguments.Seconds, others, rows, memory);
        Console.WriteLine(report.Write(arguments.Results ?? Repository.Results(), arguments.Name ?? NameOf(arguments.Workloads)));
    }

    private static List<Weighing> Weigh(Arguments arguments)
    {
        var weighings = new List<Weighing>();
        string[] sides = arguments.Equal ? ["torch"] : ["unroll", "torch"];
        foreach (var side in sides)
        {
            var weighing = new Weighing(side, PeakMemory.OfNewProcess(side, arguments.Threads));
            Console.WriteLine(FormattableString.Invariant($"peak memory of {side}: {weighing.MebiBytes:f0} MiB"));
            weighings.Add(weighing);
        }
        return weighings;
    }

    private static string NameOf(IReadOnlyList<string> workloads)
        => AllWorkloads.Names.All(workloads.Contains) ? "peers" : "peers-" + string.Join('-', workloads);
}
