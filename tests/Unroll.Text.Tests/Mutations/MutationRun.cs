using System.Diagnostics;
using System.Globalization;

namespace Unroll.Text.Tests;

/// <summary>
/// Files that were changed at random are refused as documented, or read and used, within bounded memory and time. It
/// runs for UNROLL_MUTATION_SECONDS, 300 for a whole run, and repeats one of UNROLL_MUTATION_SEED.
/// </summary>
[Trait("Category", "Mutation")]
[Collection(nameof(Alone))]
public class MutationRun(ITestOutputHelper output)
{
    /// <summary>
    /// What the heap may hold while a file is read: a reader of lines allocates more, one line after the other.
    /// </summary>
    private const long MostBytes = 500_000_000;

    /// <summary>What files before may leave on the heap, uncollected.</summary>
    private const long MostGarbage = 50_000_000;

    private const int MostFaults = 20;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task NoChangedFileHasAnOutcomeThatIsNotDocumented()
    {
        var limit = Setting("UNROLL_MUTATION_SECONDS");
        Assert.SkipUnless(limit > 0, "UNROLL_MUTATION_SECONDS is not set; 300 is a whole run");
        var seed = Setting("UNROLL_MUTATION_SEED") ?? Random.Shared.Next();
        output.WriteLine($"UNROLL_MUTATION_SEED={seed}");
        using var folder = new TemporaryFolder();
        MutationTarget[] targets =
        [
            .. ReaderTargets.All(folder.Path), .. ModelTargets.All(folder.Path), .. CheckpointTargets.All(folder.Path),
        ];
        var (watch, outcomes) = (Stopwatch.StartNew(), new SortedDictionary<string, int>(StringComparer.Ordinal));
        var (mostBytes, largest, mostTime, slowest, faults) = (0L, "", TimeSpan.Zero, "", new List<string>());
        for (var number = 0; watch.Elapsed.TotalSeconds < limit && faults.Count < MostFaults; number++)
        {
            var target = targets[number % targets.Length];
            var which = $"{target.Name}, case {number} of UNROLL_MUTATION_SEED={seed}";
            GC.GetTotalMemory(forceFullCollection: GC.GetTotalMemory(forceFullCollection: false) > MostGarbage);
            var (random, began) = (new Random(HashOf(seed, number)), watch.Elapsed);
            var use = Task.Run(() => Outcome(target, random));
            var bytes = 0L;
            do
            {
                await Task.WhenAny(use, Task.Delay(1));
                bytes = Math.Max(bytes, GC.GetTotalMemory(forceFullCollection: false));
            }
            while (!use.IsCompleted && watch.Elapsed - began < MostTime);
            Assert.True(use.IsCompleted, $"{which}: not over after {MostTime.TotalSeconds} s");
            var (failure, isDocumented) = await use;
            var time = watch.Elapsed - began;
            if (!isDocumented)
                faults.Add($"{which}: {failure}");
            if (bytes > MostBytes)
                faults.Add($"{which}: {bytes} bytes were held, ending in {failure?.Message}");
            if (bytes > mostBytes)
                (mostBytes, largest) = (bytes, which);
            if (time > mostTime)
                (mostTime, slowest) = (time, which);
            var outcome = $"{target.Name}: {failure?.GetType().Name ?? "read"}";
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }
        foreach (var (outcome, count) in outcomes)
            output.WriteLine($"{outcome} {count}");
        output.WriteLine(
            $"at most {mostBytes / 1_000_000} MB ({largest}) and {mostTime.TotalMilliseconds:F0} ms "
            + $"({slowest}) for a file");
        Assert.Empty(faults);
        // A target that refuses all, or nothing, tries nothing.
        Assert.All(targets, target =>
            Assert.InRange(
                outcomes.Keys.Count(outcome => outcome.StartsWith($"{target.Name}:", StringComparison.Ordinal)),
                limit < 10 ? 1 : 2, 9));
    }

    private static (Exception? Failure, bool IsDocumented) Outcome(MutationTarget target, Random random)
    {
        try
        {
            target.Try(random);
            return (null, true);
        }
        catch (Exception failure)
        {
            return (failure, target.Documented.Contains(failure.GetType()));
        }
    }

    private static int HashOf(int seed, int number) => unchecked((int)((uint)seed * 2654435761 + (uint)number * 40503));

    private static int? Setting(string name) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : null;
}

/// <summary>Tests that count the memory of the whole process.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;

/// <summary>Something that reads files.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Documented">Exactly what it may throw.</param>
/// <param name="Try">Changes a file and reads it.</param>
internal sealed record MutationTarget(string Name, Type[] Documented, Action<Random> Try);
