using System.Globalization;

namespace Unroll.Peers;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public IReadOnlyList<string> Workloads { get; private init; } = [];

    /// <summary>Null for as many as the workloads are used to.</summary>
    public int? Rounds { get; private init; }

    public double Seconds { get; private init; } = 0.7;

    public int Threads { get; private init; } = 2;

    /// <summary>Lines to predict.</summary>
    public int Lines { get; private init; } = 100_000;

    /// <summary>A folder for the results page and its data; by default the repository's.</summary>
    public string? Results { get; private init; }

    public string? Name { get; private init; }

    public string Date { get; private init; } = DateTime.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>libtorch on both sides: what the ratio of equals looks like here.</summary>
    public bool Equal { get; private init; }

    /// <summary>The one side to train and weigh in this process, <c>unroll</c> or <c>torch</c>; only with <see cref="Memory"/>.</summary>
    public string? Side { get; private init; }

    public bool Memory { get; private init; }

    /// <summary>Whole programs are timed, beside ONNX Runtime.</summary>
    public bool Predict => Workloads.Contains(PredictRun.Name);

    /// <exception cref="UsageException">Something on the line is not known, or does not fit.</exception>
    public static Arguments Parse(IReadOnlyList<string> line)
    {
        var arguments = new Arguments();
        for (var at = 0; at < line.Count; at++)
        {
            var word = line[at];
            arguments = word switch
            {
                "--rounds" => arguments with { Rounds = Integer(Value(), 1, 10_000) },
                "--seconds" => arguments with { Seconds = Positive(Value()) },
                "--threads" => arguments with { Threads = Integer(Value(), 1, 1024) },
                "--lines" => arguments with { Lines = Integer(Value(), 1, 10_000_000) },
                "--results" => arguments with { Results = Value() },
                "--name" => arguments with { Name = FileName(Value()) },
                "--date" => arguments with { Date = Day(Value()) },
                "--equal" => arguments with { Equal = true },
                "--side" => arguments with { Side = OneOf(Value(), ["unroll", "torch"]) },
                "--memory" => arguments with { Memory = true },
                _ => arguments with { Workloads = [.. arguments.Workloads, OneOf(word, [.. AllWorkloads.Names, .. AllWorkloads.Long.Select(workload => workload.Name), PredictRun.Name])] },
            };

            string Value() => ++at < line.Count ? line[at] : throw new UsageException($"{word} needs a value");
        }
        if (arguments.Memory != (arguments.Side != null))
            throw new UsageException("--side and --memory go together");
        if (arguments.Memory && arguments.Workloads.Count > 0)
            throw new UsageException("--memory takes no workload");
        if (arguments.Predict && (arguments.Workloads.Count > 1 || arguments.Equal))
            throw new UsageException($"{PredictRun.Name} runs alone, and not with --equal");
        return arguments.Workloads.Count > 0 ? arguments : arguments with { Workloads = [.. AllWorkloads.Names] };
    }

    private static int Integer(string text, int least, int most)
        => int.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new UsageException($"'{text}' is not a whole number from {least} to {most}");

    private static double Positive(string text)
        => double.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > 0 && double.IsFinite(value)
            ? value
            : throw new UsageException($"'{text}' is not a positive number");

    private static string Day(string text)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text
            : throw new UsageException($"'{text}' is not a day such as 2026-01-31");

    private static string FileName(string text)
        => text.Length > 0 && text.IndexOfAny(Path.GetInvalidFileNameChars()) < 0
            ? text
            : throw new UsageException($"'{text}' is not a file name");

    private static string OneOf(string text, IReadOnlyList<string> known)
        => known.Contains(text) ? text : throw new UsageException($"'{text}' is not known; one of {string.Join(", ", known)} is");
}
