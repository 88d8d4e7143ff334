using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>
/// The options that say how translations are searched for. With a model of another task they are refused.
/// </summary>
internal sealed class DecodingChoices
{
    private static readonly DecodingOptions Standard = new();

    private readonly Option<int?> _beam = OptionKinds.Whole(
        "--beam", "Translations that a translator follows side by side; 1 takes the most probable token at each step "
        + $"[{Standard.Beam}].", most: DecodingOptions.MaximumBeam);
    private readonly Option<float?> _lengthPenalty = OptionKinds.Number(
        "--length-penalty", $"What translations are compared by is log p / length^X [{Standard.LengthPenalty}].", x =>
        x >= 0, "a number of 0 or more");
    private readonly Option<float?> _coveragePenalty = OptionKinds.Number(
        "--coverage-penalty", "What a translation loses for what of the source its attention left unread [0].", x =>
        x >= 0, "a number of 0 or more");
    private readonly Option<int?> _minimum = OptionKinds.Whole(
        "--min-length", "Tokens of a translation, at least [0].", least: 0, most: DecodingOptions.MaximumTokens);
    private readonly Option<int?> _maximum = OptionKinds.Whole(
        "--max-length", "Tokens of a translation, at most [by the source's length].",
        most: DecodingOptions.MaximumTokens);

    public IEnumerable<Option> All => [_beam, _lengthPenalty, _coveragePenalty, _minimum, _maximum];

    /// <summary>What was asked for.</summary>
    /// <param name="best">How many translations are wanted.</param>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public DecodingOptions Read(ParseResult parsed, int? best = null)
    {
        var options = new DecodingOptions
        {
            Beam = parsed.GetValue(_beam) ?? Math.Max(Standard.Beam, Math.Min(best ?? 1, DecodingOptions.MaximumBeam)),
            NBest = best ?? 1,
            LengthPenalty = parsed.GetValue(_lengthPenalty) ?? Standard.LengthPenalty,
            CoveragePenalty = parsed.GetValue(_coveragePenalty) ?? Standard.CoveragePenalty,
            MinimumLength = parsed.GetValue(_minimum) ?? Standard.MinimumLength,
            MaximumLength = parsed.GetValue(_maximum),
        };
        if (best > DecodingOptions.MaximumBeam)
            throw new UsageException(
                $"--n-best is {best}, but a translator finds at most {DecodingOptions.MaximumBeam}; give a "
                + "smaller number");
        if (options.NBest > options.Beam)
            throw new UsageException(
                $"--n-best is {options.NBest}, but a beam of {options.Beam} finds no more than {options.Beam}; give a "
                + $"wider --beam, of at most {DecodingOptions.MaximumBeam}");
        if (options.MaximumLength < options.MinimumLength)
            throw new UsageException(
                $"--max-length is {options.MaximumLength}, but --min-length is {options.MinimumLength}; give "
                + "a larger one");
        return options;
    }

    /// <exception cref="UsageException">A penalty goes by attention, and the model has none.</exception>
    public static void CheckFits(DecodingOptions options, Translator translator)
    {
        if (options.CoveragePenalty > 0 && translator.Options.Attention is null)
            throw new UsageException(
                "--coverage-penalty goes by what attention left unread, but the model has none (--attention none); "
                + "leave it out");
    }

    /// <exception cref="UsageException">One of them was given.</exception>
    public void Refuse(ParseResult parsed, string what)
    {
        if (All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
            throw new UsageException($"{given.Name} was given, but {what}; leave it out");
    }
}
