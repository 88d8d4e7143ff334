using System.Text.Json;

namespace Unroll.Text;

/// <summary>
/// Which training a checkpoint belongs to, as names and values: one that goes on from it must have the same, as it
/// would end in other bytes, or in none.
/// </summary>
internal static class TrainingIdentity
{
    /// <summary>What any training has, after what its task says of itself.</summary>
    /// <exception cref="ArgumentException">The task gives a name twice, or one that is not its own.</exception>
    public static IReadOnlyDictionary<string, string> Of(ITrainingTask task, TrainingOptions options)
    {
        var all = new Dictionary<string, string>();
        foreach (var (name, value) in task.Identity.Concat(
        [
            TrainingRecord.Entry("epochs", $"{options.Epochs}"),
            .. TrainingRecord.Settings(options),
            TrainingRecord.Entry("seed", $"{options.Seed}"),
            TrainingRecord.Entry("dev data", $"{(task.HasDev ? "some" : "none")}"),
            TrainingRecord.Entry("training examples", $"{task.Lengths.Count}"),
            new("lengths of training examples", DataDigest.Of(digest => digest.Add([.. task.Lengths]))),
        ]))
        {
            if (value is null || !all.TryAdd(name, value))
                throw new ArgumentException(
                    $"the task's identity has {Quoted.Cell(name)} twice, or with no value, or it is a name of the loop's "
                    + "own; choose another name, or give a value", nameof(task));
        }
        return all;
    }

    /// <summary>What a network of ours is made of: what its file says of it, and what only training needs.</summary>
    /// <param name="task">The task's name.</param>
    /// <param name="options">The options.</param>
    /// <param name="configuration">Those that a model file keeps, as JSON.</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(
        string task, NetworkOptions options, string configuration)
    {
        using var json = JsonDocument.Parse(configuration);
        return
        [
            new("task", task),
            .. json.RootElement.EnumerateObject()
                .Select(option => KeyValuePair.Create(option.Name, option.Value.ToString())),
            .. TrainingRecord.Settings(options),
        ];
    }

    /// <summary>Says in one sentence which is the first that differs; null where none does.</summary>
    public static string? Difference(
        IReadOnlyDictionary<string, string> there, IReadOnlyDictionary<string, string> here)
    {
        foreach (var name in there.Keys.Union(here.Keys))
        {
            var (one, other) = (there.GetValueOrDefault(name), here.GetValueOrDefault(name));
            if (one != other)
                return $"it is of another training: {Quoted.Name(name)} is {Shown(one)} there and {Shown(other)} here; "
                    + "resume with the same data and options, or begin anew";
        }
        return null;

        static string Shown(string? value) => value is null ? "not set" : Quoted.Cell(value);
    }
}
