using System.Globalization;

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
            .. Named(TrainingOptions.Declared.Values(options)),
            new("dev data", task.HasDev ? "some" : "none"),
            new("number of training examples", task.Lengths.Count.ToString(CultureInfo.InvariantCulture)),
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

    /// <summary>Options as messages name them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Named(IEnumerable<(string Property, string Text)> options) =>
        options.Select(option => KeyValuePair.Create(OptionNames.Of(option.Property), option.Text));

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
