using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Unroll.Cli.Tests;

/// <summary>
/// A training that is killed with SIGKILL again and again, resumed each time on 1 or 2 threads, and held to the bytes
/// of one that never stopped.
/// </summary>
/// <remarks>
/// When a kill hits is measured. How long the whole training lasts is known from the one that never stopped. Of five
/// kills one comes at any time from the start of the process on; the others wait until training began (the run's first
/// checkpoint), then for a random part of that time, so short that training cannot end before its last kill; and one
/// of those then waits for the temporary file that a checkpoint is written to. After each kill it is counted whether
/// training had begun, whether it had come further than before, and whether such a file was left, which is so only
/// where the kill hit a checkpoint being written.
/// </remarks>
internal sealed class KilledTraining(string folder, string[] train, Random random)
{
    private const string Name = "killed.checkpoint";
    private static readonly TimeSpan Start = TimeSpan.FromMilliseconds(400);

    /// <summary>Kills that hit when training had begun.</summary>
    private int InTraining { get; set; }

    /// <summary>Those of them that hit while a checkpoint was written.</summary>
    private int InWriting { get; set; }

    /// <summary>Kills after which training had come further than before.</summary>
    private int Advanced { get; set; }

    private string Checkpoint => At(Name);

    /// <summary>Kills it so often and compares bytes; most kills must have hit what they are meant for.</summary>
    public void Run(int kills, ITestOutputHelper output)
    {
        var (steps, before) = (Whole() / kills, (Tokens: 0L, Epochs: 0L));
        for (var kill = 0; kill < kills; kill++)
        {
            var left = Temporary();
            if (Kill(kill % 5, steps))
                Assert.Empty(Temporary().Intersect(left)); // the run cleared them before it trained
            foreach (var file in Temporary()) // as if it was resumed a minute later
                File.SetLastWriteTimeUtc(At(file), DateTime.UtcNow.AddMinutes(-1));
            var now = Position();
            Assert.True(now.CompareTo(before) >= 0, "the checkpoint is of an earlier step than before");
            Advanced += now != before ? 1 : 0;
            before = now;
        }
        using (var last = Go("killed.safetensors"))
            Assert.Equal(0, CodeOf(last));
        Assert.Equal(File.ReadAllBytes(At("whole.safetensors")), File.ReadAllBytes(At("killed.safetensors")));
        Assert.Equal(File.ReadAllBytes(At("whole.checkpoint")), File.ReadAllBytes(Checkpoint));
        Assert.Empty(Temporary());
        output.WriteLine($"of {kills} kills {InTraining} hit in training, {InWriting} of them while a checkpoint was "
            + $"written; after {Advanced} training had come further");
        Assert.True(InTraining > kills / 2);
        Assert.True(Advanced > kills / 2);
        Assert.True(InWriting > 0);
    }

    /// <summary>The seed of the moments, which UNROLL_KILL_SEED repeats.</summary>
    public static int Seed(ITestOutputHelper output)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("UNROLL_KILL_SEED"), out var given) ? given
            : Random.Shared.Next();
        output.WriteLine($"UNROLL_KILL_SEED={seed}");
        return seed;
    }

    /// <summary>Trains without a stop, and says how long that took from the first checkpoint on.</summary>
    private TimeSpan Whole()
    {
        using var process = ChildProcess.Start(
            [.. train, "--model", At("whole.safetensors"), "--checkpoint", At("whole.checkpoint")]);
        Await(process, () => File.Exists(At("whole.checkpoint")));
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, CodeOf(process));
        return watch.Elapsed;
    }

    /// <summary>Goes on, kills that, and says whether training had begun by then.</summary>
    private bool Kill(int kind, TimeSpan steps)
    {
        var before = File.GetLastWriteTimeUtc(Checkpoint);
        using var process = Go("killed.safetensors");
        _ = process.StandardOutput.ReadToEndAsync(); // or it would wait for a reader
        var began = kind != 4;
        if (!began)
        {
            Wait(Start);
        }
        else
        {
            Await(process, () => File.GetLastWriteTimeUtc(Checkpoint) != before);
            Wait(steps);
            if (kind == 3)
                Await(process, () => Temporary().Length > 0);
        }
        Assert.False(process.HasExited, "training ended before it was killed");
        process.Kill();
        process.WaitForExit();
        InTraining += began ? 1 : 0;
        InWriting += began && Temporary().Length > 0 ? 1 : 0;
        return began;
    }

    private void Wait(TimeSpan most) => Thread.Sleep(most * random.NextDouble());

    private static void Await(Process process, Func<bool> sign)
    {
        while (!sign())
            Assert.False(process.HasExited, "training ended before it was killed");
    }

    /// <summary>Begins, or goes on where there is a checkpoint.</summary>
    private Process Go(string model) => ChildProcess.Start(
        [.. train, "--model", At(model), File.Exists(Checkpoint) ? "--resume" : "--checkpoint", Checkpoint, "--threads",
            $"{random.Next(1, 3)}"]);

    private static int CodeOf(Process process)
    {
        _ = process.StandardOutput.ReadToEndAsync();
        return ChildProcess.CodeOf(process);
    }

    /// <summary>How far training came by the checkpoint, which must be whole; zeros where there is none yet.</summary>
    private (long Tokens, long Epochs) Position()
    {
        if (!File.Exists(Checkpoint))
            return (0, 0);
        using var checkpoint = Unroll.Checkpoint.Open(Checkpoint);
        using var position = JsonDocument.Parse(checkpoint.Notes["unroll.position"]);
        return (Number("tokens"), Number("epochs"));

        long Number(string name) =>
            long.Parse(position.RootElement.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
    }

    /// <summary>The names of temporary files of the checkpoint.</summary>
    private string[] Temporary() =>
        [.. Directory.GetFiles(folder, $".{Name}.*.tmp").Select(file => Path.GetFileName(file))];

    private string At(string name) => Path.Combine(folder, name);
}
