using Unroll.Peers;

const int failed = 1, wrongUsage = 2;

if (args is ["-h"] or ["--help"])
{
    Console.WriteLine(Usage.Text);
    return 0;
}
try
{
    var arguments = Arguments.Parse(args);
    Scratch.Folder = arguments.Scratch ?? "";
    if (arguments.Lane is var (contest, entry))
        return LaneRequests.Answer(contest, entry);
    Console.WriteLine(arguments.Draw is { } data ? ResultFiles.Draw(data) : Benchmark.Run(arguments));
    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine($"{e.Message}\n\n{Usage.Text}");
    return wrongUsage;
}
catch (Exception e) when (Failure.IsPlain(e))
{
    Console.Error.WriteLine(e.Message);
    return failed;
}
