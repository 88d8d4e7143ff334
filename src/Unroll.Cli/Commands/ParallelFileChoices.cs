using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options that say where translations are and how their files are written.</summary>
internal sealed class ParallelFileChoices
{
    private readonly Option<string?> _target = OptionKinds.File(
        "--target", "The translations of --data, a line each; without it --data has source<TAB>target on each line.");
    private readonly Option<string?> _devTarget = OptionKinds.File("--dev-target", "The translations of --dev.");
    private readonly Option<string?> _testTarget = OptionKinds.File("--test-target", "The translations of --test.");
    private readonly Option<string?> _encoding = TextFileChoices.Encoding();

    public IEnumerable<Option> All => [_target, _devTarget, _testTarget, _encoding];

    /// <exception cref="UsageException">Translations were given of sentences that were not.</exception>
    public ParallelFiles Read(ParseResult parsed, TrainingPlan plan)
    {
        return new(Beside(_target, plan.Data, "--data"), Beside(_devTarget, plan.Dev, "--dev"), Beside(
            _testTarget, plan.Test, "--test"), new ParallelTextOptions { Encoding = parsed.GetValue(_encoding) });

        string? Beside(Option<string?> target, string? source, string option) =>
            parsed.GetValue(target) is { } path && source is null
            ? throw new UsageException(
                $"{target.Name} {path} has the translations of {option}, which was not given; give both")
            : parsed.GetValue(target);
    }
}
