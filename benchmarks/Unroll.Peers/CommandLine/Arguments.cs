using System.Globalization;

namespace Unroll.Peers;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    /// <summary>The workloads to run; null for all.</summary>
    public IReadOnlyList<string>? Only { get; private init; }

    public int Rounds { get; private init; } = 5;

    /// <summary>The length of a lap.</summary>
    public double Seconds { get; private init; } = 0.4;

    /// <summary>The library of a malloc that libtorch is also measured with.</summary>
    public string? Tcmalloc { get; private init; }

    /// <summary>A folder for the results; by default the repository's.</summary>
    public string? Results { get; private init; }

    public string Date { get; private init; } = DateTime.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Results to draw again, instead of measuring.</summary>
    public string? Draw { get; private init; }

    /// <summary>
    /// The contest, and the number among its entries, whose lane this process is; set by the program itself.
    /// </summary>
    public (string Contest, int Entry)? Lane { get; private init; }

    public string? Scratch { get; private init; }

    /// <exception cref="UsageException">Something on the line is not known, or does not fit.</exception>
    public static Arguments Parse(IReadOnlyList<string> line)
    {
        var arguments = new Arguments();
        for (var at = 0; at < line.Count; at++)
        {
            var word = line[at];
            arguments = word switch
            {
                "--only" => arguments with { Only = [.. Value().Split(',').Select(Workload)] },
                "--rounds" => arguments with { Rounds = Integer(Value(), 1, 1000) },
                "--seconds" => arguments with { Seconds = Positive(Value()) },
                "--tcmalloc" => arguments with { Tcmalloc = ExistingFile(Value()) },
                "--results" => arguments with { Results = Value() },
                "--date" => arguments with { Date = Day(Value()) },
                "--draw" => arguments with { Draw = ExistingFile(Value()) },
                "--lane" => arguments with { Lane = (Value(), Integer(Value(), 0, 100)) },
                "--scratch" => arguments with { Scratch = Value() },
                _ => throw new UsageException($"'{word}' is not known"),
            };

            string Value() => ++at < line.Count ? line[at] : throw new UsageException($"{word} needs a value");
        }
        return arguments;
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

    private static string ExistingFile(string text)
        => File.Exists(text) ? text : throw new UsageException($"there is no file '{text}'");

    private static string Workload(string text)
        => AllWorkloads.Names.Contains(text)
            ? text
            : throw new UsageException($"'{text}' is not known; one of {string.Join(", ", AllWorkloads.Names)} is");
}
