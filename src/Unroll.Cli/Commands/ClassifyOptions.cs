using System.CommandLine;
using Unroll.Cli.Samples;
using Unroll.Text;

namespace Unroll.Cli.Commands;

/// <summary>The options of <c>train classify</c>, and what they mean together.</summary>
internal sealed class ClassifyOptions
{
    // The sample's texts are short and say in characters what language they are in: a small network learns them in seconds.
    private static readonly TextClassifierOptions SampleModel = new() { Tokens = "characters", Embedding = 64, Hidden = 128, Bidirectional = true, Dropout = 0.2f };
    private static readonly TrainingOptions SampleTraining = new() { Epochs = 8, LearningRate = 2e-3f };

    private readonly Option<string?> _data = OptionKinds.File("--data", "Texts to learn from [the built-in sample].");
    private readonly Option<string?> _dev = OptionKinds.File("--dev", "Texts to choose the best epoch by; without them the last epoch is kept.");
    private readonly Option<float?> _holdOut = OptionKinds.Number("--hold-out", "Take this part of the training texts for dev texts, as much of each class.", x => x is > 0 and < 1, "more than 0 and less than 1");
    private readonly Option<string?> _test = OptionKinds.File("--test", "Texts to measure the result by.");
    private readonly TextFileChoices _files = new();
    private readonly Option<string?> _sample = new("--sample") { Description = "The built-in sample to learn from, where there is no --data [languages].", HelpName = Sample.Languages };
    private readonly Option<string?> _model = OptionKinds.File("--model", "The file to write the model to (.safetensors).");
    private readonly ModelChoices _modelChoices = new();
    private readonly TrainingChoices _training = new();
    private readonly Option<int?> _threads = ThreadLimit.Option();
    private readonly Option<bool> _json = OptionKinds.Flag("--json", "Print JSON lines: one for each epoch, and one at the end.");

    public void AddTo(Command command)
    {
        _model.Required = true;
        Option[] all = [_data, _dev, _holdOut, _test, .. _files.All, _sample, _model, .. _modelChoices.All, .. _training.All, _threads, _json];
        foreach (var option in all)
            command.Add(option);
    }

    /// <summary>What the user asked for.</summary>
    /// <exception cref="UsageException">Options that do not go together.</exception>
    public ClassifyPlan Read(ParseResult parsed)
    {
        var (data, sample, dev, holdOut) = (parsed.GetValue(_data), parsed.GetValue(_sample), parsed.GetValue(_dev), parsed.GetValue(_holdOut));
        if (data is not null && sample is not null)
            throw new UsageException("--data and --sample were both given; give one of them");
        if (sample is not null && !Sample.Classification.Contains(sample))
            throw new UsageException($"there is no sample '{sample}'; expected {string.Join(" or ", Sample.Classification)}");
        if (dev is not null && holdOut is not null)
            throw new UsageException("--dev and --hold-out were both given; give one of them");
        if (data is null && dev is null && parsed.GetValue(_test) is null && _files.AreGiven(parsed))
            throw new UsageException("--format, --text, --label and --encoding say how files are written, but no file was given");
        var training = _training.Read(parsed, data is null ? SampleTraining : new TrainingOptions());
        if (data is not null && dev is null && holdOut is null && (training.Patience is not null || training.Schedule is PlateauSchedule))
            throw new UsageException($"{(training.Patience is null ? "--schedule plateau" : "--patience")} goes by dev scores; give --dev FILE or --hold-out PART");
        return new ClassifyPlan
        {
            Data = data,
            Dev = dev,
            HoldOut = holdOut,
            Test = parsed.GetValue(_test),
            Files = _files.Read(parsed),
            ModelPath = parsed.GetRequiredValue(_model)!,
            Options = _modelChoices.Read(parsed, data is null ? SampleModel : new TextClassifierOptions()),
            Training = training,
            Threads = parsed.GetValue(_threads),
            Json = parsed.GetValue(_json),
        };
    }
}
