using Unroll.Cli.Options;
using Unroll.Cli.Tasks;
using Unroll.Text;

namespace Unroll.Cli.Translation;

/// <summary>The files of translations, if they are not in the files of their sources.</summary>
/// <param name="Train">The translations of the training sentences.</param>
/// <param name="Dev">The translations of the dev sentences.</param>
/// <param name="Test">The translations of the test sentences.</param>
/// <param name="Options">How files are written.</param>
internal sealed record ParallelFiles(string? Train, string? Dev, string? Test, ParallelTextOptions Options)
{
    /// <summary>All files of translations.</summary>
    public IEnumerable<string?> All => [Train, Dev, Test];

    /// <summary>The pairs of a file of one part: train, dev or test.</summary>
    public IEnumerable<SentencePair> Read(string path, string part) =>
        ParallelTextFile.Read(path, part switch { "train" => Train, "dev" => Dev, _ => Test }, Options);

    /// <summary>The options that name them.</summary>
    public static IEnumerable<TextOption> Flags =>
    [
        File(
            "target",
            "The translations of --data, one per line; without it --data has source<TAB>target on each line.")
            with { Property = "targetPath" },
        File("dev-target", "The translations of --dev."),
        File("test-target", "The translations of --test."),
        .. TextOption.Of(ParallelTextOptions.Declared, new()),
    ];

    /// <summary>A file of translations.</summary>
    public static TextOption File(string flag, string help) => new(flag, "FILE", help)
    {
        Check = text =>
        {
            if (text.Length == 0 || text.StartsWith("--", StringComparison.Ordinal))
                throw new ArgumentException($"--{flag} is {Quoted.Cell(text)}, but a file was expected");
        },
    };

    /// <exception cref="UsageException">Translations were given without their sentences.</exception>
    public static ParallelFiles Read(TrainingPlan plan)
    {
        return new(
            Beside("target", plan.Data, "--data"),
            Beside("dev-target", plan.Dev, "--dev"),
            Beside("test-target", plan.Test, "--test"),
            ParallelTextOptions.Declared.Apply(new(), plan.Given));

        string? Beside(string target, string? source, string option)
        {
            var path = plan.Given.GetValueOrDefault(target);
            return path is null || source is not null ? path : throw new UsageException(
                $"--{target} {path} has the translations of {option}, which was not given; give both");
        }
    }
}
