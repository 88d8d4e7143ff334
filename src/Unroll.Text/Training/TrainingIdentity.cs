using System.Globalization;

namespace Unroll.Text;

/// <summary>
/// Which training a checkpoint belongs to, as names and values: a training that resumes from it must have the same, as
/// it would otherwise end in different bytes, or fail.
/// </summary>
internal static class TrainingIdentity
{
    /// <summary>The identity of any training, beginning with that of its task.</summary>
    /// <exception cref="InvalidOperationException">
    /// The task gives no names, one twice or a reserved one, or a name or value that is null or no file could keep.
    /// </exception>
    public static IReadOnlyDictionary<string, string> Of(ITrainingTask task, TrainingOptions options)
    {
        var all = new Dictionary<string, string>();
        IEnumerable<KeyValuePair<string, string>> identity =
        [
            .. Checked(task.Identity),
            // Before the options, some of which depend on them.
            new("dev data", task.HasDev ? "some" : "none"),
            new("number of training examples", task.Lengths.Count.ToString(CultureInfo.InvariantCulture)),
            .. Named(TrainingOptions.Declared.Values(options)),
            DataDigest.Of("lengths of training examples", digest => digest.Add([.. task.Lengths])),
        ];
        foreach (var (name, value) in identity)
        {
            var fault = name is null ? "a name that is null"
                : value is null ? $"no value for {Quoted.Cell(name)}"
                : !CodePoints.AreWhole(name) || !CodePoints.AreWhole(value)
                    ? $"half of a surrogate pair in {Quoted.Cell(name)} or its value, which no file could keep"
                : !all.TryAdd(name, value) ? $"{Quoted.Cell(name)} twice, or the loop has that name itself"
                : null;
            if (fault is not null)
                throw new InvalidOperationException(
                    $"the task's Identity has {fault}; give each name once, with a value");
        }
        return all;
    }

    private static IEnumerable<KeyValuePair<string, string>> Checked(
        IEnumerable<KeyValuePair<string, string>>? identity) => identity ?? throw new InvalidOperationException(
            "the task's Identity is null, but names and values were expected; return an empty list if there are none");

    /// <summary>Options as messages name them.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Named(
        IEnumerable<(string Property, string Text)> options) =>
        options.Select(option => KeyValuePair.Create(OptionNames.Of(option.Property), option.Text));

    /// <summary>
    /// Says in one sentence what the first difference is; null if there is none. A digest says least, and one may
    /// differ for another reason that is named, such as the seed, so digests come last.
    /// </summary>
    public static string? Difference(
        IReadOnlyDictionary<string, string> there, IReadOnlyDictionary<string, string> here)
    {
        foreach (var name in there.Keys.Union(here.Keys).OrderBy(DataDigest.IsName))
        {
            var (one, other) = (there.GetValueOrDefault(name), here.GetValueOrDefault(name));
            if (one != other)
                return $"it is of another training: {Quoted.Name(name)} is {Shown(one)} there and {Shown(other)} here; "
                    + "resume with the same data, the same part held out and the same options, or begin anew";
        }
        return null;

        static string Shown(string? value) => value is null ? "not set" : Quoted.Cell(value);
    }
}
