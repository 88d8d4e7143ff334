using System.Diagnostics;
using System.Globalization;
using static Unroll.Peers.LaneRequests;

namespace Unroll.Peers;

/// <summary>
/// A lane in a process of its own, so that its memory can be weighed, its malloc chosen, and nobody's threads be in
/// another's way. It rests until it is asked for something.
/// </summary>
internal sealed class LaneProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="malloc">The allocator's library to load first; null for the C library's own.</param>
    /// <param name="scratch">The folder where the run's lanes find each other's files.</param>
    public LaneProcess(Contest contest, int entry, Malloc? malloc, string scratch)
    {
        (Entry, Malloc) = (contest.Entries[entry], malloc);
        var program = Environment.ProcessPath
            ?? throw new InvalidOperationException("this program does not know its path");
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(LaneProcess).Assembly.Location);
        var number = entry.ToString(CultureInfo.InvariantCulture);
        foreach (var argument in (string[])["--lane", contest.Name, number, "--scratch", scratch])
            start.ArgumentList.Add(argument);
        if (malloc is not null)
            start.Environment["LD_PRELOAD"] = malloc.Path;
        _process = Process.Start(start)!;
        Version = Answer(Ready)[1];
    }

    public Entry Entry { get; }

    public Malloc? Malloc { get; }

    /// <summary>The library's versions.</summary>
    public string Version { get; }

    public int Id => _process.Id;

    /// <summary>What tells it from the other lanes of a contest.</summary>
    public string Name => LaneNames.Of(Entry.Library, Entry.Form, Malloc?.Name);

    public Dictionary<string, float[]> Answers(string scratch) => Read(WriteAnswers, scratch);

    public Dictionary<string, float[]> Written(string scratch) => Read(WriteWritten, scratch);

    public void ForgetPeak() => Ask(ForgetMemory);

    /// <summary>The most memory that the process has held since <see cref="ForgetPeak"/>.</summary>
    public double PeakMebiBytes() => Number(Ask(PeakMemory)[1]) / 1024;

    public Lap Run(Phase phase, int threads, int first, double seconds)
    {
        var lap = Ask(RunLap, phase.ToString(), Word(threads), Word(first), Word(seconds));
        return new Lap(Number(lap[1]), Number(lap[2]), Number(lap[3]), Integer(lap[4]));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill();
        _process.Dispose();
    }

    private Dictionary<string, float[]> Read(string request, string scratch)
    {
        var path = Path.Combine(scratch, FormattableString.Invariant($"answers-{Id}.safetensors"));
        try
        {
            Ask(request, path);
            return Peers.Answers.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private string[] Ask(params string[] words)
    {
        _process.StandardInput.WriteLine(string.Join('\t', words));
        _process.StandardInput.Flush();
        return Answer(Done);
    }

    private string[] Answer(string expected)
    {
        var words = _process.StandardOutput.ReadLine()?.Split('\t');
        return words switch
        {
            [var word, ..] when word == expected => words,
            [Failed, var message] => throw new InvalidOperationException($"{Name}: {message}"),
            _ => throw new InvalidOperationException($"{Name}: its process ended before it answered"),
        };
    }
}
