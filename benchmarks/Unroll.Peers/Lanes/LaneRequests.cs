using System.Globalization;

namespace Unroll.Peers;

/// <summary>
/// The process of one lane: it makes its contender and says so, and then answers requests, one a line, until there are
/// no more. Words of a line stand between tabs.
/// </summary>
internal static class LaneRequests
{
    public const string Ready = "ready", Done = "done", Failed = "failed";
    public const string WriteAnswers = "answers", WriteWritten = "written", RunLap = "run";
    public const string ForgetMemory = "forget", PeakMemory = "peak";

    /// <returns>The process's exit code.</returns>
    public static int Answer(string contestName, int entry)
    {
        // Nothing else may get between the answers.
        var answers = Console.Out;
        Console.SetOut(Console.Error);
        try
        {
            var contest = AllWorkloads.Find(contestName);
            var version = Libraries.Version(contest.Entries[entry].Library);
            using var lane = new Lane(contest, contest.Entries[entry]);
            Say(Ready, version);
            while (Console.In.ReadLine()?.Split('\t') is { } request)
                Say([.. Reply(lane, request)]);
            return 0;
        }
        catch (Exception e) when (Failure.IsPlain(e))
        {
            Say(Failed, e.Message.ReplaceLineEndings(" "));
            return 1;
        }

        void Say(params string[] words)
        {
            answers.WriteLine(string.Join('\t', words));
            answers.Flush();
        }
    }

    private static string[] Reply(Lane lane, string[] request)
    {
        switch (request[0])
        {
            case WriteAnswers:
                lane.WriteAnswers(request[1]);
                return [Done];
            case WriteWritten:
                lane.WriteWritten(request[1]);
                return [Done];
            case ForgetMemory:
                Lane.ForgetPeak();
                return [Done];
            case PeakMemory:
                return [Done, Word(ProcessPeak.KibiBytes("self") ?? 0)];
            case RunLap:
                var phase = Enum.Parse<Phase>(request[1]);
                var lap = lane.Run(phase, Integer(request[2]), Integer(request[3]), Number(request[4]));
                return [Done, Word(lap.Work), Word(lap.GigaFlops), Word(lap.Seconds), Word(lap.Reached)];
            default:
                throw new InvalidOperationException($"'{request[0]}' is no request");
        }
    }

    public static string Word(double value) => value.ToString("r", CultureInfo.InvariantCulture);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static int Integer(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
