namespace Unroll.Cli.Tasks;

/// <summary>The data of one run, from the user's files or a built-in sample.</summary>
/// <typeparam name="T">What the task learns from: a text with its label, a sentence with its tags.</typeparam>
/// <param name="Source">Where the data come from, in words.</param>
/// <param name="Train">The data to learn from.</param>
/// <param name="Dev">The data to choose the best epoch by; empty if not given.</param>
/// <param name="Test">The data to measure the result; empty if not given.</param>
internal sealed record RunData<T>(string Source, T[] Train, T[] Dev, T[] Test)
{
    /// <summary>Whether the dev data are a part of the training data.</summary>
    public bool IsHeldOut { get; private init; }

    /// <param name="plan">Which data.</param>
    /// <param name="what">Their name, such as texts.</param>
    /// <param name="file">Reads a file of one part.</param>
    /// <param name="sample">Reads a part of the built-in sample: train, dev or test.</param>
    /// <param name="split">Holds out a part of the training data, by a seed.</param>
    /// <param name="terminal">Where the progress of reading is shown.</param>
    public static RunData<T> Read(
        TrainingPlan plan, string what, Func<string, string, IEnumerable<T>> file, Func<string, T[]> sample, Func<T[],
            double, ulong, (T[] Train, T[] HeldOut)> split, Terminal terminal)
    {
        var data = plan.Data is { } path
            ? new RunData<T>(path, File(path, "train"), File(plan.Dev, "dev"), File(plan.Test, "test"))
            : new RunData<T>(
                $"built-in sample '{plan.Sample}'",
                sample("train"),
                plan.Dev is null ? sample("dev") : File(plan.Dev, "dev"),
                plan.Test is null ? sample("test") : File(plan.Test, "test"));
        // A sample has dev data of its own, but may do without.
        if (plan.Dev is not null || (plan.Data is null && plan.Training.HoldOut is null)
            || plan.Training.ShareHeldOut(data.Train.Length) is not { } part)
            return data;
        var (train, dev) = plan.Of(data.Source, () => split(data.Train, part, plan.Training.Seed));
        return data with { Train = train, Dev = dev, IsHeldOut = true };

        T[] File(string? path, string part) =>
            path is null ? [] : [.. file(path, part).Counted($"{what} of {Quoted.Path(path)}", terminal)];
    }

    /// <summary>Where they are from and how many there are.</summary>
    /// <param name="what">Their name, such as texts.</param>
    public string InWords(string what)
    {
        var dev = Dev.Length > 0 ? $", {Dev.Length:N0} {(IsHeldOut ? "held out" : "dev")}" : "";
        var test = Test.Length > 0 ? $", {Test.Length:N0} test" : "";
        return $"{Quoted.Path(Source)}: {Train.Length:N0} training{dev}{test} {what}";
    }
}
