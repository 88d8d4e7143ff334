using System.CommandLine;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options of every <c>train</c> command: what to learn from, how to train, and what to write.</summary>
/// <param name="what">What is learned from: texts or sentences.</param>
/// <param name="samples">The built-in samples of the task, the usual one first.</param>
/// <param name="training">How a model is trained on the user's data, where nothing else is asked for.</param>
/// <param name="sampleTraining">How it is trained on a sample.</param>
internal sealed class TrainingRunChoices(
    string what, IReadOnlyList<string> samples, TrainingOptions training, TrainingOptions sampleTraining)
{
    private readonly Option<string?> _data = OptionKinds.File(
        "--data", $"The {what} to learn from [the built-in sample].");
    private readonly Option<string?> _dev = OptionKinds.File(
        "--dev", $"The {what} to choose the best epoch by; without them the last epoch is kept.");
    private readonly Option<float?> _holdOut = OptionKinds.Number(
        "--hold-out", $"Take this part of the training {what} to choose the best epoch by.", x =>
        x is > 0 and < 1, "more than 0 and less than 1");
    private readonly Option<string?> _test = OptionKinds.File("--test", $"The {what} to measure the result by.");
    private readonly Option<string?> _sample = new(
        "--sample")
    {
        Description = $"The built-in sample to learn from, where there is no --data [{samples[0]}].",
        HelpName = string.Join('|', samples)
    };
    private readonly Option<string?> _model = OptionKinds.File(
        "--model", "The file to write the model to (.safetensors).");
    private readonly TrainingChoices _training = new(training);
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag(
        "--json", "Print JSON lines: one for each epoch, and one at the end.");

    /// <summary>Adds them to a command.</summary>
    /// <param name="files">The task's options that say how files are written.</param>
    /// <param name="network">The task's options that say what the model is made of.</param>
    public void AddTo(Command command, IEnumerable<Option> files, IEnumerable<Option> network)
    {
        _model.Required = true;
        Option[] all = [_data, _dev, _holdOut, _test, .. files, _sample, _model, .. network, .. _training.All, _threads,
            _json];
        foreach (var option in all)
            command.Add(option);
    }

    /// <summary>What the user asked for.</summary>
    /// <param name="files">The task's options that say how files are written.</param>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public TrainingPlan Read(ParseResult parsed, IEnumerable<Option> files)
    {
        var (data, sample, dev, holdOut) = (
            parsed.GetValue(_data), parsed.GetValue(_sample), parsed.GetValue(_dev), parsed.GetValue(_holdOut));
        if (data is not null && sample is not null)
            throw new UsageException("--data and --sample were both given; give one of them");
        if (sample is not null && !samples.Contains(sample))
            throw new UsageException($"there is no sample {Quoted.Cell(sample)}; "
                + $"expected {string.Join(" or ", samples)}");
        if (dev is not null && holdOut is not null)
            throw new UsageException("--dev and --hold-out were both given; give one of them");
        if (data is null && dev is null && parsed.GetValue(_test) is null
            && files.Any(option => parsed.GetResult(option) is { Implicit: false }))
            throw new UsageException(
                $"{Listed([.. files.Select(option => option.Name)])} say how files are written, but no file was given");
        var chosen = _training.Read(parsed, data is null ? sampleTraining : training);
        if (data is not null && dev is null && holdOut is null
            && (chosen.Patience is not null || chosen.Schedule is PlateauSchedule))
            throw new UsageException(
                $"{(chosen.Patience is null ? "--schedule plateau" : "--patience")} goes by dev scores; give --dev "
                + "FILE or --hold-out PART");
        return new TrainingPlan
        {
            Data = data,
            Sample = sample ?? samples[0],
            Dev = dev,
            HoldOut = holdOut,
            Test = parsed.GetValue(_test),
            ModelPath = parsed.GetRequiredValue(_model)!,
            Training = chosen,
            Threads = parsed.GetValue(_threads),
            Json = parsed.GetValue(_json),
        };
    }

    private static string Listed(string[] names) => $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
